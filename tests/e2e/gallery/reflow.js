// What is lost or too small in a page as it is laid out now; a list of sentences.
() => {
  const found = [];
  // Of the 24 px that a target has at least, a little less.
  const HALF = 11.5;
  const FIELDS = 'input, select, textarea';
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';

  const nameOf = (element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.localName}${classes}> "${text || element.getAttribute('name') || ''}"`;
  };
  const sizeOf = (element) => element.getBoundingClientRect();
  // Squeezed into a pixel or clipped to nothing, for screen readers alone.
  const forTheEar = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { width, height } = sizeOf(each);
      const { clipPath, overflowX } = getComputedStyle(each);
      if (clipPath === 'inset(50%)' || (overflowX !== 'visible' && width <= 1 && height <= 1)) return true;
    }
    return false;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !forTheEar(element);
  const textsOf = (element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');

  function checkBox(element) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element.matches(FIELDS)) return;
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
      found.push(`${nameOf(element)} is cut off or scrolls sideways`);
    }
    if (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1) {
      found.push(`${nameOf(element)} is cut off below`);
    }
  }

  function checkText(element, text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const block = sizeOf(getComputedStyle(element).display === 'inline' ? element.parentElement : element);
    for (const { left, right } of range.getClientRects()) {
      if (left < -1 || right > innerWidth + 1) found.push(`${nameOf(element)} runs out of the page`);
      else if (left < block.left - 1 || right > block.right + 1) found.push(`${nameOf(element)} runs out of its box`);
      else continue;
      return;
    }
  }

  // WCAG 2.2, 2.5.8: a link within a sentence has the size of its line.
  const inSentence = (element) =>
    getComputedStyle(element).display === 'inline' &&
    element.parentElement.textContent.trim() !== element.textContent.trim();

  // A target may reach beyond its box, by a part that is laid over its surroundings.
  function isHitAround(element) {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = sizeOf(element);
    const [x, y] = [left + width / 2, top + height / 2];
    const hits = ([dx, dy]) => element.contains(document.elementFromPoint(x + dx, y + dy));
    return [[-HALF, -HALF], [HALF, -HALF], [-HALF, HALF], [HALF, HALF]].every(hits);
  }

  function checkTarget(element) {
    const label = element.matches('[type=checkbox], [type=radio]') && element.labels?.[0];
    const { width, height } = sizeOf(label || element);
    if (inSentence(element) || (width >= 24 && height >= 24) || isHitAround(element)) return;
    found.push(`${nameOf(element)} is a target of ${width.toFixed(0)} × ${height.toFixed(0)} px`);
  }

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} px wide`);
  for (const element of document.body.querySelectorAll('*')) {
    if (!shown(element)) continue;
    checkBox(element);
    for (const text of textsOf(element)) checkText(element, text);
    if (element.matches(TARGETS)) checkTarget(element);
  }
  scrollTo(0, 0);
  return found;
};
