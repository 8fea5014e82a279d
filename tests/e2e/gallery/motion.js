// What moves for longer than a twentieth of a second, or would; a list of sentences.
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
  for (const element of document.body.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      const moves = Math.max(...seconds(style.transitionDuration)) > LIMIT_S;
      if (moves) found.add(`${element.localName}.${element.className}${part ?? ''} has a transition of ${style.transitionDuration}`);
    }
  }
  return [...found];
};
