// Texts that are too faint, where a gradient lies behind them, which axe does not look through. Without `colours`:
// where these gradients are in the viewport. With them, one for each: what axe finds, each being of its colour alone.
async ({ colours }) => {
  const gradients = [...document.body.querySelectorAll('*')].filter(
    (element) => getComputedStyle(element).backgroundImage.includes('gradient(') && element.checkVisibility(),
  );
  if (!colours) {
    return gradients.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, left + width, top + height];
    });
  }

  gradients.forEach((element, at) => element.style.setProperty('background', colours[at], 'important'));
  const rules = { runOnly: { type: 'rule', values: ['color-contrast'] } };
  const { violations, incomplete } = await axe.run(document, rules);
  for (const element of gradients) element.style.removeProperty('background');
  // A sign such as a minus is no text.
  const unclear = incomplete.flatMap(({ nodes }) => nodes).filter(({ any }) => any[0]?.data?.messageKey !== 'nonBmp');
  return [...violations.flatMap(({ nodes }) => nodes), ...unclear].map(({ target, failureSummary }) => ({
    id: 'color-contrast',
    target,
    failureSummary,
    helpUrl: '',
  }));
};
