'use strict';
// A picture of more than a browser lays out in time. On the page stands what is seen from afar; all else waits in the figure as lines of
// markup, and what is near the view is made of them and goes again with the view: the actors with thin lines between them, and where they
// are few enough the links as they are. What is looked at closely stays while it is.
const largePicture = figure => {
  const most = 1500, mostBoxes = 4000, mostThin = 40000;      // at once
  // Screen pixels a pixel of the picture, from which on there are boxes, they have a sign, links are more than lines, names are words.
  const boxed = .12, signed = .2, marked = .3, readable = .4;
  const svg = figure.querySelector('svg');
  const taken = kind => {
    const script = figure.querySelector('script.' + kind), text = script.textContent;
    script.remove();
    return text;
  };
  if (!figure.querySelector('script.lines')) return null;
  const lines = taken('lines').split('\n'), thinLines = taken('thin').split('\n'), tiles = JSON.parse(taken('tiles'));
  const far = svg.querySelector('.far'), levels = [{ zoom: Number(far.dataset.zoom), markup: far.innerHTML }];
  figure.querySelectorAll('script.far').forEach(level => levels.push({ zoom: Number(level.dataset.zoom), markup: level.textContent }));
  const group = (name, parent) => {
    const element = document.createElementNS(svg.namespaceURI, 'g');
    element.classList.add(name);
    parent.append(element);
    return element;
  };
  const near = group('near', svg), thin = group('thin', near), holder = near.cloneNode();
  const made = new Map(), madeThin = new Map(), kept = new Set();
  const isLink = lines.map(line => line.startsWith('<g class="link'));
  thin.line = isLink.indexOf(true) - .5;
  let level = levels[0], numbers = null;
  svg.classList.add('large');
  tiles.lines.forEach(of => { for (let i = 1; i < of.length; i++) of[i] += of[i - 1]; });
  tiles.boxes = tiles.lines.map(of => of.filter(line => !isLink[line]));

  // In the order of the lines, whenever they are made.
  const make = wanted => {
    const fresh = Array.from(wanted).filter(line => !made.has(line)).sort((a, b) => a - b);
    if (fresh.length === 0) return;
    holder.innerHTML = fresh.map(line => lines[line]).join('');
    let next = near.firstElementChild;
    Array.from(holder.children).forEach((element, i) => {
      element.line = fresh[i];
      while (next && next.line < fresh[i]) next = next.nextElementSibling;
      near.insertBefore(element, next);
      made.set(fresh[i], element);
    });
  };
  const makeThin = wanted => {
    madeThin.forEach((element, tile) => { if (!wanted.includes(tile)) element.remove(), madeThin.delete(tile); });
    wanted.filter(tile => !madeThin.has(tile)).forEach(tile => {
      const element = group('tile', thin);
      element.innerHTML = thinLines[tile];
      madeThin.set(tile, element);
    });
  };
  // What the figure shows, in pixels of the picture: the view box one way, and more the other way.
  const view = () => {
    const [x, y, w, h] = svg.getAttribute('viewBox').split(' ').map(Number), box = svg.getBoundingClientRect();
    const zoom = Math.min(box.width / w, box.height / h) || 1, wide = box.width / zoom, tall = box.height / zoom;
    return { zoom, left: x + (w - wide) / 2, top: y + (h - tall) / 2, wide, tall };
  };
  const tilesIn = ({ left, top, wide, tall }) => {
    const found = [], down = tiles.lines.length / tiles.across;
    const step = (at, from, n) => Math.min(Math.max(Math.floor((at - from) / tiles.side), 0), n - 1);
    for (let y = step(top, tiles.y, down); y <= step(top + tall, tiles.y, down); y++)
      for (let x = step(left, tiles.x, tiles.across); x <= step(left + wide, tiles.x, tiles.across); x++) found.push(y * tiles.across + x);
    return found;
  };
  // The lines of these tiles; nothing when they are too many, of which some more than before are not: a step aside changes nothing then.
  const upTo = (limit, of, inView) => {
    const found = new Set();
    for (const tile of inView) {
      of[tile].forEach(line => found.add(line));
      if (found.size > limit) return null;
    }
    return found;
  };
  const update = () => {
    const seen = view(), inView = tilesIn(seen), had = name => (svg.classList.contains(name) ? 1.3 : 1);
    const all = seen.zoom < marked ? null : upTo(most * had('whole'), tiles.lines, inView);
    const boxes = all || (seen.zoom < boxed ? null : upTo(mostBoxes * had('boxes'), tiles.boxes, inView));
    const wanted = new Set(boxes), n = inView.reduce((sum, tile) => sum + tiles.lines[tile].length, 0);
    const fit = levels.filter(one => one.zoom <= seen.zoom * 1.4).pop() || levels[0];
    svg.classList.toggle('whole', all !== null);
    svg.classList.toggle('boxes', all === null && boxes !== null);
    svg.classList.toggle('small', seen.zoom < readable);
    svg.classList.toggle('tiny', seen.zoom < signed);
    makeThin(all === null && boxes !== null && n <= mostThin ? inView : []);
    kept.forEach(line => wanted.add(line));
    made.forEach((element, line) => { if (!wanted.has(line)) element.remove(), made.delete(line); });
    make(wanted);
    if (boxes === null && fit !== level) level = fit, far.innerHTML = fit.markup;
  };
  new MutationObserver(update).observe(svg, { attributeFilter: ['viewBox'] });
  new ResizeObserver(update).observe(svg);

  const linesOf = id => {
    if (!numbers) {
      numbers = new Map();
      lines.forEach((line, i) => {
        const number = /^<g [^>]*data-id="(\d+)"/.exec(line)?.[1];
        if (number) numbers.set(number, (numbers.get(number) || []).concat(i));
      });
    }
    return numbers.get(id) || [];
  };
  return {
    // The elements of a record, which stay until they are let go of.
    keep: id => {
      const own = linesOf(id);
      own.forEach(line => kept.add(line));
      make(own);
      return own.map(line => made.get(line));
    },
    letGo: () => { kept.clear(); queueMicrotask(update); },
  };
};
