"""What an automated audit cannot see, asked of a page in a real browser.

Each probe returns sentences about what is wrong; an empty list means nothing was found. The criteria are
those of WCAG 2.2 A and AA (numbers in the docstrings).
"""

from __future__ import annotations

from playwright.sync_api import Page

SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}"
)
MOST_STOPS = 400

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push('siden ruller sidelengs: ' + document.documentElement.scrollWidth + ' px');
  for (const one of document.body.querySelectorAll('*')) {
    const box = one.getBoundingClientRect();
    if (box.width && (box.right > wide + 1 || box.left < -1) && getComputedStyle(one).position !== 'absolute' && !one.closest('.usynlig,[hidden]'))
      found.push('går ut over kanten: ' + one.tagName + '.' + one.className + ' ' + Math.round(box.left) + '–' + Math.round(box.right));
  }
  return found.slice(0, 3);
}"""

CLIPPED = """() => [...document.body.querySelectorAll('p,li,a,button,h1,h2,h3,dt,dd,summary,label')]
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).overflow !== 'visible'
    && !one.closest('.usynlig,a.hopp'))
  .slice(0, 3).map(one => 'tekst er skåret av: ' + one.tagName + ' ' + one.textContent.slice(0, 40))"""

TARGETS = """() => {
  const found = [];
  const inline = one => getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim();
  for (const one of document.querySelectorAll('a[href],button,input,select,summary,textarea')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || one.closest('[hidden],.usynlig') || one.matches('a.hopp')) continue;
    const host = one.closest('label') ? one.closest('label').getBoundingClientRect() : box;
    if (one.matches('.ring,.t')) { if (box.height < 47.5 || box.width < 47.5) found.push('ringeknapp for liten: ' + one.textContent.trim()); }
    else if (!inline(one) && (Math.max(box.height, host.height) < 23.5 || Math.max(box.width, host.width) < 23.5))
      found.push('for lite mål: ' + one.tagName + ' «' + one.textContent.trim().slice(0, 30) + '» ' + Math.round(box.width) + '×' + Math.round(box.height));
  }
  return found.slice(0, 4);
}"""

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const parts = [...one.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
  const box = parts[0] || one.getBoundingClientRect(), style = getComputedStyle(one), after = getComputedStyle(one, '::after');
  const drawn = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
    || parseFloat(after.outlineWidth) > 0 && after.outlineStyle !== 'none';
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2), y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const free = !!top && (top === one || one.contains(top) || !!(top.closest('label') && top.closest('label').contains(one)));
  return {name: one.tagName + ' «' + (one.textContent || one.name || '').trim().slice(0, 40) + '»', drawn, inside, free,
          key: Array.prototype.indexOf.call(document.querySelectorAll('*'), one)};
}"""

MOTION = (
    """() => document.getAnimations().filter(one => one.playState === 'running').map(one => 'noe beveger seg: ' + one.id)"""
)

FIRST = """limits => {
  const box = name => document.querySelector(name).getBoundingClientRect(), found = [], top = document.querySelector('.topp');
  const most = (what, is, limit) => { if (is > limit + .5) found.push(what + ': ' + Math.round(is) + ' > ' + limit); };
  const head = document.querySelector('main h1, body > header h1');
  most('overskriften begynner', head.getBoundingClientRect().top, limits.h1);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
  while (walk.nextNode() && lines.length < limits.lines) {
    const node = walk.currentNode, range = document.createRange();
    if (!(head.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) || head.contains(node) || !node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const one of range.getClientRects())
      if (one.width > 1 && !node.parentElement.closest('.usynlig,[hidden]')) lines.push(one.bottom);
  }
  if (!lines.length) found.push('det står ingenting etter overskriften');
  else most('svaret slutter', lines[Math.min(limits.lines, lines.length) - 1], limits.answer);
  if (top && limits.chrome) {
    most('kriserada er høy', box('.krise').height, 62);
    most('toppen er høy', top.getBoundingClientRect().height, 90);
    for (const one of document.querySelectorAll('.krise a')) {
      const cell = one.getBoundingClientRect();
      if (cell.height < 48 || cell.width < 48) found.push('for lite mål i kriserada: ' + one.textContent.trim());
      if (Math.abs(cell.top - box('.krise a').top) > 1) found.push('kriserada er mer enn én rad');
    }
  }
  return found;
}"""
PHONE = {"h1": 175, "answer": 300, "lines": 2, "chrome": True}
DOUBLE = {"h1": 400, "answer": 568, "lines": 1, "chrome": False}
SCREEN = {"h1": 240, "answer": 800, "lines": 1, "chrome": False}


def first_screen(page: Page) -> list[str]:
    """The heading and the first of the answer are on the first screen at 320 × 568, also with double text, and at 1280 × 800.

    The limits are those of the design for small screens, section 6.
    """
    page.set_viewport_size({"width": 320, "height": 568})
    found = [f"320 × 568: {one}" for one in page.evaluate(FIRST, PHONE)]
    style = page.add_style_tag(content="html{font-size:200%!important}")
    found += [f"dobbel tekst: {one}" for one in page.evaluate(FIRST, DOUBLE)]
    style.evaluate("one => one.remove()")
    page.set_viewport_size({"width": 1280, "height": 800})
    return found + [f"1280 × 800: {one}" for one in page.evaluate(FIRST, SCREEN)]


def reflow(page: Page) -> list[str]:
    """1.4.10: nothing scrolls sideways or reaches past the edge at the present width."""
    return list(page.evaluate(OVERFLOW))


def text_spacing(page: Page) -> list[str]:
    """1.4.12: the reader's own spacing cuts nothing off."""
    style = page.add_style_tag(content=SPACING)
    found = [*page.evaluate(OVERFLOW), *page.evaluate(CLIPPED)]
    style.evaluate("one => one.remove()")
    return [f"med egen tekstavstand: {one}" for one in found]


def large_text(page: Page) -> list[str]:
    """1.4.4: text at 200 % loses nothing."""
    style = page.add_style_tag(content="html{font-size:200%!important}")
    found = [*page.evaluate(OVERFLOW), *page.evaluate(CLIPPED)]
    style.evaluate("one => one.remove()")
    return [f"med dobbel tekst: {one}" for one in found]


def targets(page: Page) -> list[str]:
    """2.5.8: targets are at least 24 px, buttons to ring 48 px; links in running text are exempt."""
    return list(page.evaluate(TARGETS))


def focus(page: Page) -> list[str]:
    """2.4.3, 2.4.7, 2.4.11: every stop of the Tab key is on screen, drawn, and not covered."""
    found, seen = [], set()
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["key"] in seen:
            break
        seen.add(stop["key"])
        for name, what in (
            ("drawn", "fokus vises ikke"),
            ("inside", "fokus er utenfor skjermen"),
            ("free", "fokus er dekket"),
        ):
            if not stop[name]:
                found.append(f"{what}: {stop['name']}")
    if not seen:
        found.append("Tab-tasten når ingenting")
    return found[:5]


def motion(page: Page) -> list[str]:
    """2.3.3: nothing moves for those who have asked for less motion."""
    return list(page.evaluate(MOTION))


def reach(page: Page, part: str) -> None:
    """Opens a part of the header that a phone shows when a link leads to it, and a screen always."""
    page.evaluate(
        "part => { if (getComputedStyle(document.querySelector(part)).display === 'none') location.hash = part; }", part
    )
    page.wait_for_timeout(100)
