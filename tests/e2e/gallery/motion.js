// What moves for longer than a twentieth of a second, did or would; a list of sentences.
() => {
  const LIMIT_S = 0.05;
  const found = new Set();
  const seconds = (list) => list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1));
  const runs = (animation) => {
    const { activeDuration } = animation.effect.getComputedTiming();
    return animation.playState === 'running' && activeDuration > LIMIT_S * 1000;
  };

  for (const animation of document.getAnimations()) {
    if (runs(animation)) found.add(`${animation.animationName ?? animation.transitionProperty} runs`);
  }
  for (const element of document.querySelectorAll('html, body, body *')) {
    for (const part of [null, '::before', '::after', '::backdrop']) {
      const style = getComputedStyle(element, part);
      const name = `${element.localName}.${element.className}${part ?? ''}`;
      const lasts = (durations) => Math.max(...seconds(durations)) > LIMIT_S;
      if (lasts(style.transitionDuration)) found.add(`${name} has a transition of ${style.transitionDuration}`);
      if (style.animationName !== 'none' && lasts(style.animationDuration)) {
        found.add(`${name} has an animation of ${style.animationDuration}`);
      }
    }
  }
  return [...found];
};
