// Texts that are too faint, where a gradient lies behind them, which axe does not look through. Without `colours`:
// where these gradients are on the page, which shows them with nothing on them from then on. With them, one for each:
// what axe finds on the page as it was, each gradient being of its colour alone.
async ({ colours }) => {
  const gradients = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      getComputedStyle(element).backgroundImage.includes('gradient(') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  const within = gradients.flatMap((element) => [...element.querySelectorAll('*')]);
  if (!colours) {
    if (gradients.some((element) => within.includes(element))) throw new Error('a gradient lies within another');
    for (const element of within) element.style.setProperty('visibility', 'hidden', 'important');
    return gradients.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
    });
  }

  for (const element of within) element.style.removeProperty('visibility');
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
