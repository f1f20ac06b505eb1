// An idle callback without a time limit may never come: Chromium, seen in one page of thirty on a quiet machine. Starlight's search is
// built in one, so without this its dialog now and then opened empty and stayed so.

// Safari has no idle callbacks, and Starlight knows that.
if ('requestIdleCallback' in window) {
  const whenIdle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (callback, options) => whenIdle(callback, { timeout: 500, ...options });
}
export {};
