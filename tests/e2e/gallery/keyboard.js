// Where the Tab key can lead in `root`, in the document's order; or what has the focus now, null for the page itself.
({ root }) => {
  const KINDS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

  const nameOf = (element) => {
    const text = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent;
    const nth = [...document.querySelectorAll(element.localName)].indexOf(element);
    return `${element.localName} ${nth} "${text.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };

  if (root) {
    return [...document.querySelector(root).querySelectorAll(KINDS)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
      .filter((element) => element.tabIndex >= 0)
      // Of radio buttons that belong together, Tab goes to the chosen one.
      .filter((element) => element.type !== 'radio' || element.checked)
      .map(nameOf);
  }

  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // Without a window around the page that could have the focus next, a frame at the page's end takes it.
  if (element.localName === 'iframe') return null;
  // Around the element itself, or around what it lays over its surroundings.
  const outlined = [null, '::after']
    .map((part) => getComputedStyle(element, part))
    .some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
  const seen = onTop && (element.contains(onTop) || onTop.contains(element) || onTop.closest('label')?.control === element);
  return {
    place: nameOf(element),
    outlined,
    hidden: !seen,
    top: top + scrollY,
    bottom: bottom + scrollY,
    left,
    right,
    in_content: element.closest('main') !== null,
  };
};
