// What a page does that keeps somebody out; an empty list is good.
(() => {
  const faults = [];
  const seen = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  const say = (element, fault) => faults.push(fault + ': ' + element.outerHTML.slice(0, 120));

  if (!document.documentElement.lang) faults.push('the page names no language');
  if (!document.title.trim()) faults.push('the page has no title');
  if (document.querySelectorAll('h1').length !== 1) faults.push('the page needs one h1');
  document.querySelectorAll('input:not([type=hidden]), select, textarea').forEach(field => {
    if (!field.labels || field.labels.length === 0 || !field.labels[0].innerText.trim()) say(field, 'no label');
  });
  document.querySelectorAll('img').forEach(image => { if (!image.hasAttribute('alt')) say(image, 'no alt'); });
  document.querySelectorAll('table').forEach(table => {
    table.querySelectorAll('th').forEach(head => { if (!head.scope) say(head, 'no scope'); });
    if (!table.querySelector('thead th')) say(table, 'no headings');
  });
  document.querySelectorAll('a, button').forEach(control => {
    if (!(control.innerText.trim() || control.getAttribute('aria-label'))) say(control, 'no name');
  });
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => faults.push('twice the id ' + id));

  const channel = part => { const c = part / 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const colour = text => (text.match(/[\d.]+/g) || []).map(Number);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const back = colour(getComputedStyle(at).backgroundColor);
      if (back.length === 3 || back[3] === 1) return back;
    }
    return [255, 255, 255];
  };
  document.querySelectorAll('body *').forEach(element => {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !seen(element) || element.closest('.hidden, .skip')) return;
    const style = getComputedStyle(element);
    const [one, other] = [luminance(colour(style.color)), luminance(ground(element))];
    const contrast = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) say(element, 'contrast ' + contrast.toFixed(2));
  });
  return faults;
})()
