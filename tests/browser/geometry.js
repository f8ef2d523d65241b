// What the tests measure in a page. Every number is in CSS pixels of the window; every rectangle is plain JSON.

var geometry = {
  // Lays a style sheet over the page's own, in place of the one before; returns when all is laid out anew.
  restyle(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    return document.fonts.ready.then(() => document.body.offsetHeight);
  },

  plain: (box) => ({ left: box.left, right: box.right, top: box.top, bottom: box.bottom }),

  // The text nodes below an element that are laid out, with something to see in them.
  texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && node.parentElement.checkVisibility()) found.push(node);
    }
    return found;
  },

  // Each character of an element's text with its rectangle; those without one (collapsed spaces) are left out.
  characters(element) {
    return geometry.texts(element).flatMap((node) =>
      Array.from({ length: node.data.length }, (_, at) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        return { character: node.data[at], ...(box ? geometry.plain(box) : { left: NaN }) };
      }).filter((one) => !Number.isNaN(one.left)),
    );
  },

  // The lines of an element's text, from the top: of each the union of its rectangles. Links count with the
  // addresses that are printed behind them.
  lines(element) {
    const half = parseFloat(getComputedStyle(element).lineHeight) / 2;
    const contents = geometry.texts(element).map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range;
    });
    const boxes = [...contents, ...element.querySelectorAll("a")]
      .flatMap((one) => [...one.getClientRects()])
      .filter((box) => box.width > 0)
      .map(geometry.plain);
    const middle = (box) => (box.top + box.bottom) / 2;
    const lines = [];
    for (const box of boxes.sort((one, other) => middle(one) - middle(other))) {
      const line = lines.at(-1);
      if (line && middle(box) - middle(line) < half) {
        line.left = Math.min(line.left, box.left);
        line.right = Math.max(line.right, box.right);
      } else {
        lines.push({ ...box });
      }
    }
    return lines;
  },

  // An element's rectangle without its border and padding.
  content(element) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const inset = (side) => parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`]);
    return { left: box.left + inset("Left"), right: box.right - inset("Right"), top: box.top, bottom: box.bottom };
  },

  // Blocks of running text: what they say, their lines, and the room that the element around them leaves.
  blocks(selector) {
    return [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .map((element) => ({
        text: element.innerText.trim(),
        direction: getComputedStyle(element).direction,
        lines: geometry.lines(element),
        room: geometry.content(element.parentElement),
      }));
  },

  // The last two characters of each block's text, the footnote's sign and the like left aside.
  ends(selector) {
    return [...document.querySelectorAll(selector)].map((element) => ({
      text: element.innerText.trim(),
      last: geometry.characters(element).filter((one) => one.character.trim()).slice(-2),
    }));
  },

  // The characters of a text as they stand in the page, each with its rectangle; null if it is not there.
  run(text) {
    for (const element of document.querySelectorAll("main p")) {
      const characters = geometry.characters(element);
      const at = characters.map((one) => one.character).join("").indexOf(text);
      if (at >= 0) return characters.slice(at, at + text.length);
    }
    return null;
  },

  // The physical widths of the lines at the sides of elements, with the room inside and around each.
  bars(selector) {
    return [...document.querySelectorAll(selector)].map((element) => {
      const style = getComputedStyle(element);
      return {
        left: parseFloat(style.borderLeftWidth),
        right: parseFloat(style.borderRightWidth),
        inside: geometry.content(element),
        around: geometry.content(element.parentElement),
      };
    });
  },

  // The left edges of the cells of each row of each table, in the order of the source.
  rows: () =>
    [...document.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left)),

  // Where each element stands: the whole layout.
  boxes: () =>
    [...document.querySelectorAll("body, body *")].map((element) => {
      const box = element.getBoundingClientRect();
      return [element.localName, box.left, box.top, box.width, box.height];
    }),

  // What reaches over an edge of the window, unless it stands in something that scrolls by itself.
  outside() {
    const edge = document.documentElement.clientWidth;
    const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const over = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.left < -0.5 || box.right > edge + 0.5) && !scrolls(element.parentElement);
    });
    const named = over.map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
    const wide = document.documentElement.scrollWidth - edge;
    return wide > 0 ? [`the page scrolls by ${wide} px`, ...named] : named;
  },

  // A canvas that draws letters as an element shows them.
  brush(element) {
    const style = getComputedStyle(element);
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.direction = style.direction;
    context.textBaseline = "alphabetic";
    return context;
  },

  // How much higher the ink of a text is than its line, and how far it reaches out of what would cut it off.
  ink(selector) {
    const clips = (element) => element && (getComputedStyle(element).overflowY === "visible" ? clips(element.parentElement) : element);
    return [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        const brush = geometry.brush(element);
        const height = parseFloat(getComputedStyle(element).lineHeight);
        const frame = clips(element)?.getBoundingClientRect();
        return geometry.texts(element).filter((node) => node.parentElement === element).map((node) => {
          const ink = brush.measureText(node.data);
          const range = document.createRange();
          range.selectNodeContents(node);
          const box = range.getBoundingClientRect();
          const top = box.top + ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent;
          const bottom = box.bottom - ink.fontBoundingBoxDescent + ink.actualBoundingBoxDescent;
          return {
            text: node.data.trim().slice(0, 40),
            surplus: ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent - height,
            lost: frame ? Math.max(frame.top - top, bottom - frame.bottom) : 0,
          };
        });
      });
  },

  // Characters of the page that its fonts have no shape for: they look like those that nobody has, or like nothing.
  shapeless() {
    const side = 64;
    const brushes = new Map();
    for (const node of geometry.texts(document.body)) {
      const brush = geometry.brush(node.parentElement);
      if (!brushes.has(brush.font)) brushes.set(brush.font, [brush, new Set()]);
      for (const one of node.data.match(/[^\p{Z}\p{C}\p{M}]|\p{Cn}|\p{Co}/gu) ?? []) brushes.get(brush.font)[1].add(one);
    }
    const found = new Set();
    for (const [font, [brush, letters]] of brushes) {
      const drawn = (text) => {
        brush.canvas.width = brush.canvas.height = side; // which wipes it, and its font
        brush.font = font;
        brush.fillText(text, side / 2, side * 0.7);
        return new Uint32Array(brush.getImageData(0, 0, side, side).data.buffer).join();
      };
      const nothing = new Set(["\u0378", "\u{10FFFD}", " "].map(drawn));
      for (const one of letters) if (nothing.has(drawn(one))) found.add(one);
    }
    return [...found];
  },

  // How wide a text stands in the page, and would stand with and without its joiners; null if it is not there.
  joined(text) {
    const characters = geometry.run(text);
    if (!characters) return null;
    const host = [...document.querySelectorAll("main p")].find((one) => one.textContent.includes(text));
    const brush = geometry.brush(host);
    return {
      shown: Math.max(...characters.map((one) => one.right)) - Math.min(...characters.map((one) => one.left)),
      with: brush.measureText(text).width,
      without: brush.measureText(text.replaceAll("\u200c", "")).width,
    };
  },
};
