// A component that is drawn again only when one of its properties has changed. The one of preact/compat would bring the
// rest of that along, into each page.
import { Component, type ComponentChildren, type FunctionComponent } from 'preact';

export function drawnOnce<P extends object>(Drawn: FunctionComponent<P>) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const keys = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof P>;
      return [...keys].some((key) => next[key] !== (this.props as P)[key]);
    }

    override render(): ComponentChildren {
      return <Drawn {...this.props} />;
    }
  };
}
