(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const make = (name, words, label) => {
    const element = document.createElement(name);
    if (words) element.textContent = words;
    if (label) element.setAttribute('aria-label', label), element.title = label;
    return element;
  };
  const words = JSON.parse(document.getElementById('words').textContent);
  const lang = () => find('.switch:checked').value;
  const say = key => words[lang()][key];
  // What is on the page under a number, looked up when first asked for.
  const index = (selector, key) => {
    let known = null;
    return number => {
      if (!known) {
        known = new Map();
        all(selector).forEach(element => {
          const there = known.get(element.dataset[key]);
          if (there) there.push(element);
          else known.set(element.dataset[key], [element]);
        });
      }
      return known.get(number) || [];
    };
  };
  const articlesOf = index('main article[data-id]', 'id'), linksOf = index('main li[data-link]', 'link');
  const namesOf = index('main [data-id][data-name]', 'id'), drawnAtOnce = index('figure > svg:not(.large) g[data-id]', 'id');
  const larges = all('figure.map').map(largePicture).filter(Boolean);
  const drawnOf = id => larges.flatMap(large => large.keep(id)).concat(drawnAtOnce(id));
  const inLang = elements => elements.find(element => element.closest('.in').classList.contains(lang()));
  // Of what is drawn differently in the languages, only the one at hand is seen.
  const seen = id => drawnOf(id).filter(element => element.getClientRects().length > 0);
  const fold = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  // --- maps: a view box that moves ---
  const boxes = new WeakMap();
  const shown = figure => find('svg', figure);
  const whole = svg => {
    if (!boxes.has(svg)) boxes.set(svg, svg.getAttribute('viewBox').split(' ').map(Number));
    return boxes.get(svg);
  };
  const now = svg => { whole(svg); return svg.getAttribute('viewBox').split(' ').map(Number); };
  const set = (svg, [x, y, width, height]) => {
    const [left, top, most, tall] = whole(svg);
    const w = Math.min(Math.max(width, Math.min(most / 40, 400)), most * 2), h = height * w / width;
    x = Math.min(Math.max(x, left - w + most * .05), left + most * .95);
    y = Math.min(Math.max(y, top - h + tall * .05), top + tall * .95);
    svg.setAttribute('viewBox', [x, y, w, h].join(' '));
  };
  const place = (svg, clientX, clientY) => {
    const point = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };
  const zoom = (svg, factor, at) => {
    const [x, y, w, h] = now(svg), [px, py] = at || [x + w / 2, y + h / 2];
    set(svg, [px - (px - x) * factor, py - (py - y) * factor, w * factor, h * factor]);
  };
  const fit = svg => svg.setAttribute('viewBox', whole(svg).join(' '));
  const pan = (svg, dx, dy) => { const [x, y, w, h] = now(svg); set(svg, [x + dx * w, y + dy * h, w, h]); };

  const centre = (svg, element) => {
    const box = element.getBBox(), [, , most, tall] = whole(svg);
    const w = Math.min(most, Math.max(box.width * 6, 700)), h = w * tall / most;
    set(svg, [box.x + box.width / 2 - w / 2, box.y + box.height / 2 - h / 2, w, h]);
  };

  // --- what is chosen ---
  let told = null;
  const letGo = () => {
    all('svg.focused').forEach(svg => svg.classList.remove('focused'));
    all('.on, .chosen').forEach(element => element.classList.remove('on', 'chosen'));
    larges.forEach(large => large.letGo());
    if (told) told.remove(), told = null;
  };
  // What a picture says in words: in the language at hand, or in both alike. Of a link they stand in the list of its actors.
  const wordsOf = (name, element) => Array.from(element.children).find(child => child.localName === name
    && [null, lang()].includes(child.getAttribute('lang')));
  const tell = (id, element) => {
    const article = inLang(articlesOf(id)), link = inLang(linksOf(id));
    const title = element && wordsOf('title', element), sentence = element && wordsOf('desc', element);
    told = article ? article.cloneNode(true) : make('article');
    if (!article && link) told.append(make('h3', link.textContent));
    else if (!article) told.append(make('h3', title ? title.textContent : ''), make('p', sentence ? sentence.textContent : ''));
    all('.show', told).forEach(button => button.remove());
    const close = make('button', '×', say('close'));
    close.className = 'close';
    close.addEventListener('click', letGo);
    told.classList.add('told');
    told.setAttribute('role', 'status');
    told.prepend(close);
    document.body.append(told);
  };
  const choose = (id, from) => {
    letGo();
    const ids = new Set([id]);
    const article = inLang(articlesOf(id)), svgs = new Set(drawnOf(id).map(element => element.closest('svg')));
    if (article) all('li[data-link]', article).forEach(item => ids.add(item.dataset.link).add(item.dataset.other));
    ids.forEach(one => drawnOf(one).filter(element => svgs.has(element.closest('svg'))).forEach(element => {
      element.classList.add('on');
      element.classList.toggle('chosen', one === id);
    }));
    if (article) svgs.forEach(svg => svg.classList.add('focused'));
    tell(id, from);
  };
  const show = id => {
    const element = seen(id)[0], figure = element && element.closest('figure');
    if (!figure) return;
    choose(id, element);
    centre(shown(figure), element);
    figure.scrollIntoView({ block: 'nearest' });
    figure.focus({ preventScroll: true });
  };

  const begin = figure => {
    const pointers = new Map();
    let moved = 0, distance = 0;
    const tools = make('div');
    figure.classList.add('live');
    figure.tabIndex = 0;
    figure.setAttribute('role', 'group');
    tools.className = 'tools';
    [['+', 'nearer', svg => zoom(svg, 1 / 1.4)], ['−', 'further', svg => zoom(svg, 1.4)], ['⤢', 'fit', fit]].forEach(([sign, key, act]) => {
      const button = make('button', sign);
      button.dataset.say = key;
      button.addEventListener('click', () => act(shown(figure)));
      tools.append(button);
    });
    figure.append(tools);
    figure.addEventListener('wheel', event => {
      if (!event.ctrlKey && !figure.contains(document.activeElement)) return;
      const svg = shown(figure);
      event.preventDefault();
      zoom(svg, 2 ** (Math.sign(event.deltaY) / 4), place(svg, event.clientX, event.clientY));
    }, { passive: false });
    figure.addEventListener('keydown', event => {
      const svg = shown(figure), step = event.shiftKey ? .5 : .1;
      const acts = { ArrowLeft: () => pan(svg, -step, 0), ArrowRight: () => pan(svg, step, 0), ArrowUp: () => pan(svg, 0, -step),
        ArrowDown: () => pan(svg, 0, step), '+': () => zoom(svg, 1 / 1.4), '-': () => zoom(svg, 1.4), 0: () => fit(svg) };
      if (event.target !== figure || event.ctrlKey || event.altKey || event.metaKey || !acts[event.key]) return;
      event.preventDefault();
      acts[event.key]();
    });
    // A browser shows the first title that it finds: the words in the language at hand go there.
    figure.addEventListener('pointerover', event => {
      const element = event.target.closest('g[data-id]');
      if (!element) return;
      all('title.here', element).forEach(old => old.remove());
      let title = wordsOf('title', element);
      const link = title ? null : inLang(linksOf(element.dataset.id));
      if (link) {
        title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
        title.classList.add('here');
        title.textContent = link.textContent;
      }
      if (title && element.firstChild !== title) element.prepend(title);
    });
    figure.addEventListener('pointerdown', event => {
      if (!event.target.closest('svg') || event.button > 0) return;
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
      if (pointers.size === 1) moved = 0;
      distance = 0;
    });
    figure.addEventListener('pointermove', event => {
      const before = pointers.get(event.pointerId), svg = shown(figure);
      if (!before) return;
      const from = place(svg, ...before), to = place(svg, event.clientX, event.clientY), [x, y, w, h] = now(svg);
      moved += Math.abs(event.clientX - before[0]) + Math.abs(event.clientY - before[1]);
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
      if (pointers.size === 2) {
        const [a, b] = Array.from(pointers.values()), apart = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (distance) zoom(svg, distance / apart, place(svg, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2));
        distance = apart;
      } else if (moved > 4) {
        if (!figure.hasPointerCapture(event.pointerId)) figure.setPointerCapture(event.pointerId);
        svg.classList.add('dragged');
        set(svg, [x + from[0] - to[0], y + from[1] - to[1], w, h]);
      }
    });
    const end = event => {
      const svg = shown(figure);
      if (!pointers.delete(event.pointerId)) return;
      svg.classList.remove('dragged');
      if (moved > 4 || event.type !== 'pointerup') return;
      const element = document.elementFromPoint(event.clientX, event.clientY)?.closest('g[data-id]');
      figure.focus({ preventScroll: true });
      if (element && figure.contains(element)) choose(element.dataset.id, element);
      else letGo();
    };
    figure.addEventListener('pointerup', end);
    figure.addEventListener('pointercancel', end);
    figure.addEventListener('dblclick', event => {
      const svg = shown(figure);
      if (event.target.closest('svg')) zoom(svg, 1 / 1.4, place(svg, event.clientX, event.clientY));
    });
  };

  // --- finding ---
  const search = make('div'), entry = make('input'), found = make('ul');
  search.className = 'search';
  search.setAttribute('role', 'search');
  entry.type = 'search';
  found.className = 'found';
  found.id = 'found';
  found.hidden = true;
  entry.setAttribute('aria-controls', 'found');
  search.append(entry, found);
  const look = () => {
    const wanted = fold(entry.value.trim()), hits = [], seen = new Set();
    found.replaceChildren();
    found.hidden = wanted === '';
    if (wanted === '') return;
    // Words in any language lead there; what is shown is in the language at hand.
    all('[data-id][data-find]').forEach(element => {
      const at = fold(element.dataset.find).indexOf(wanted);
      if (at < 0 || seen.has(element.dataset.id)) return;
      seen.add(element.dataset.id);
      hits.push([at === 0 ? 0 : 1, element.dataset.id]);
    });
    hits.sort((a, b) => a[0] - b[0]).slice(0, 12).forEach(([, id]) => {
      const named = inLang(namesOf(id));
      const item = make('li'), button = make('button', named ? named.dataset.name : id);
      if (named && named.dataset.kind) button.append(' ', make('small', named.dataset.kind));
      button.addEventListener('click', () => { found.hidden = true; show(id); });
      item.append(button);
      found.append(item);
    });
    if (hits.length === 0) found.append(make('li', say('nothing')));
  };
  entry.addEventListener('input', look);
  search.addEventListener('keydown', event => {
    const buttons = all('button', found), at = buttons.indexOf(document.activeElement);
    if (event.key === 'Enter' && event.target === entry && buttons[0]) buttons[0].click();
    else if (event.key === 'ArrowDown' && buttons.length) buttons[Math.min(at + 1, buttons.length - 1)].focus();
    else if (event.key === 'ArrowUp' && at >= 0) (at === 0 ? entry : buttons[at - 1]).focus();
    else return;
    event.preventDefault();
  });

  const speak = () => {
    document.documentElement.lang = lang();
    document.title = say('title');
    entry.placeholder = say('find');
    entry.setAttribute('aria-label', say('find'));
    all('[data-say]').forEach(element => {
      element.setAttribute('aria-label', say(element.dataset.say));
      element.title = say(element.dataset.say);
    });
    all('figure.live').forEach(figure => figure.setAttribute('aria-label', say('map')));
    all('figure > svg').forEach(svg => svg.setAttribute('aria-label', wordsOf('desc', svg).textContent));
    letGo();
    look();
  };

  find('.bar').append(search);
  all('figure.map').filter(shown).forEach(begin);
  all('article[data-id]').forEach(article => {
    const button = make('button', words[article.closest('.in').lang].show);
    button.className = 'show';
    article.append(button);
  });
  find('main').addEventListener('click', event => {
    const button = event.target.closest('.show');
    if (button) show(button.closest('article').dataset.id);
  });
  all('.switch').forEach(choice => choice.addEventListener('change', speak));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') { found.hidden = true; letGo(); }
    if (event.key === '/' && document.activeElement !== entry) { event.preventDefault(); entry.focus(); }
  });
  document.addEventListener('pointerdown', event => { if (!search.contains(event.target)) found.hidden = true; });
  speak();
})();
