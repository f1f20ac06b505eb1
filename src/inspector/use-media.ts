// Whether a media query holds, as it changes.
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

export function useMedia(query: string): boolean {
  const matches = useSignal(matchMedia(query).matches);
  useLayoutEffect(() => {
    const media = matchMedia(query);
    const look = (): void => void (matches.value = media.matches);
    look();
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query, matches]);
  return matches.value;
}
