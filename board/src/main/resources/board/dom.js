// Elements from data. Text is only ever set as text, so nothing that an event brings is read as markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** An element of HTML; children are elements or texts. */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** What an element is known by while its attributes change: its id, or the value that it chooses. */
function identity(element) {
  return element.id || element.dataset.value;
}

/** Whether an element is to become another: both are the same one, or nothing differs but what is in them. */
function isSame(one, other) {
  return one.nodeName === other.nodeName && (identity(one) !== undefined && identity(one) === identity(other)
    || one.cloneNode(false).isEqualNode(other.cloneNode(false)));
}

function copyAttributes(from, to) {
  [...to.attributes].filter(({ name }) => !from.hasAttribute(name)).forEach(({ name }) => to.removeAttribute(name));
  [...from.attributes].filter(({ name, value }) => to.getAttribute(name) !== value)
    .forEach(({ name, value }) => to.setAttribute(name, value));
}

/**
 * Puts new content in the place of old, and leaves alone what is the same: focus, selection and
 * scrolling stay where a reader has them.
 */
export function update(parent, children) {
  const before = [...parent.childNodes];
  if (before.length !== children.length) {
    parent.replaceChildren(...children);
    return;
  }
  children.forEach((child, i) => {
    if (!before[i].isEqualNode(child)) {
      if (child.nodeType === Node.ELEMENT_NODE && isSame(before[i], child)) {
        copyAttributes(child, before[i]);
        update(before[i], [...child.childNodes]);
      } else {
        before[i].replaceWith(child);
      }
    }
  });
}
