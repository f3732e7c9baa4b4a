// The cookie banner of company sites: <tumar-cookies report="/cookie-choice"></tumar-cookies>
//
// Essential cookies are used without asking; everything else waits for a choice. What a page may mark:
//   <script type="text/plain" data-cookies-need="analytics" src="…">  runs once the category is allowed
//   <iframe data-cookies-need="functional" data-src="…">              gets its src once the category is allowed
//   <div data-cookies-need="functional"> / <div data-cookies-lack="functional">   shown with, or without, the category
//   <button data-cookies-allow="functional">                          allows one category on the spot
// and what it may listen to: the event "tumar-cookies" on document, detail.categories.
// Nothing is stored before a choice. A choice waits in localStorage until the site has taken it.

const QUEUE = 'tumar-cookies-queue';
const OPTIONAL = '[data-cookies-need],[data-cookies-lack]';
const HOME = new URL('.', import.meta.url);
const DAY = 86400;

const STYLE = `
:host{all:initial;font:16px/1.45 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#16202a}
*{box-sizing:border-box}
section{position:fixed;z-index:2147483646;inset:auto 0 0 0;background:#fff;border-top:3px solid #0b5c7a;
box-shadow:0 -6px 24px rgb(0 0 0/.18);padding:1rem max(1rem,calc((100vw - 66rem)/2));max-height:85vh;overflow:auto}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .4rem}h3{font-size:1rem;margin:0}p{margin:0 0 .6rem;max-width:60rem}
a{color:#0b5c7a}ul{list-style:none;margin:.4rem 0 .8rem;padding:0;border-top:1px solid #ccd5db}
li{border-bottom:1px solid #ccd5db;padding:.5rem 0}
label,.on{display:flex;gap:.6rem;align-items:center;font-weight:600;min-height:28px;cursor:pointer}
.on{justify-content:space-between;cursor:default}.on span{font-weight:400;color:#435260}
input{width:1.3rem;height:1.3rem;accent-color:#0b5c7a;flex:none}
summary{cursor:pointer;color:#0b5c7a;min-height:28px;padding:.2rem 0}
dl{margin:.2rem 0 .4rem 1rem;font-size:.9rem}dt{font-weight:600;overflow-wrap:anywhere}dd{margin:0 0 .4rem}
.acts{display:flex;flex-wrap:wrap;gap:.6rem}
button{font:inherit;font-weight:600;min-height:44px;padding:.5rem 1.1rem;border-radius:6px;cursor:pointer;
border:2px solid #0b5c7a;background:#fff;color:#0b5c7a}
button.act{background:#0b5c7a;color:#fff;min-width:13rem}
:focus-visible{outline:3px solid #d97706;outline-offset:2px}
.tab{position:fixed;z-index:2147483645;left:.6rem;bottom:.6rem;display:flex;flex-wrap:wrap;gap:.4rem}
.tab button{min-height:32px;padding:.2rem .7rem;font-size:.85rem;box-shadow:0 2px 8px rgb(0 0 0/.2)}
@media (max-width:40rem){.acts>button{flex:1 1 100%}}
@media print{:host{display:none}}
@media (forced-colors:active){button.act{border:2px solid ButtonText}}`;

/** One element; text is only ever set as text. */
function h(name, props, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const jar = () => document.cookie.split('; ').filter(Boolean).map((pair) => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at < 0 ? pair.length : at), at < 0 ? '' : pair.slice(at + 1)];
});

function forget(name) {
  const parts = location.hostname.split('.');
  const domains = ['', ...parts.map((_, i) => `;domain=${parts.slice(i).join('.')}`)];
  const steps = location.pathname.split('/');
  const paths = new Set(['/', ...steps.flatMap((_, i) => [steps.slice(0, i + 1).join('/') || '/', `${steps.slice(0, i).join('/')}/`])]);
  for (const domain of domains) for (const path of paths) document.cookie = `${name}=;max-age=0;path=${path}${domain}`;
}

class TumarCookies extends HTMLElement {
  #notice = null;
  #choice = null;
  #ran = new WeakSet();
  #root = this.attachShadow({ mode: 'open' });
  #retry = 0;
  #sending = false;

  async connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    document.addEventListener('click', (event) => {
      const wanted = event.target instanceof Element && event.target.closest('[data-cookies-allow]');
      if (wanted && this.#notice) this.#decide([...this.allowed, wanted.dataset.cookiesAllow]);
    });
    addEventListener('online', () => this.#deliver());
    await this.#begin(2000);
  }

  async #begin(pause) {
    this.#notice = await this.#read();
    if (!this.#notice) {
      // The service was never heard from: everything optional stays off, and a later try may ask.
      setTimeout(() => this.#begin(Math.min(pause * 2, 300000)), pause);
      return;
    }
    this.#choice = this.#remembered();
    const gpc = navigator.globalPrivacyControl === true;
    if (gpc && this.#choice && !this.#choice.gpc && this.#choice.categories.length) {
      this.#decide([], false); // the signal is newer than the yes and takes it back
    } else {
      this.#apply();
      this.#shown = new Date().toISOString();
      if (this.#choice || gpc) this.#tab();
      else this.open();
    }
    this.#deliver();
  }

  #shown = null;

  /** The categories allowed now; essential ones are never listed. */
  get allowed() {
    return this.#choice ? [...this.#choice.categories] : [];
  }

  /** Shows the first layer again. */
  open() {
    const t = this.#words;
    this.#panel(t.title, [
      h('p', {}, t.body),
      h('p', {}, t.degrade, ' ', h('a', { href: this.getAttribute('policy') || new URL(this.#notice.policy, HOME).href }, t.policy)),
    ], [
      h('button', { className: 'act', id: 'refuse', onclick: () => this.#decide([]) }, t.refuse),
      h('button', { className: 'act', id: 'accept', onclick: () => this.#decide(this.#optional.map((c) => c.code)) }, t.accept),
      h('button', { id: 'choose', onclick: () => this.choose() }, t.choose),
    ]);
  }

  /** Shows the choices per category; none is ticked that was not chosen before. */
  choose() {
    const t = this.#words;
    const lang = this.#lang;
    const rows = this.#notice.categories.map((category) => h('li', {},
      category.optIn
        ? h('label', {}, h('input', { type: 'checkbox', name: category.code, checked: this.allowed.includes(category.code) }), category.title[lang])
        : h('div', { className: 'on' }, h('h3', {}, category.title[lang]), h('span', {}, t.always)),
      category.cookies.length ? h('details', {},
        h('summary', {}, `${t.cookies}: ${category.title[lang]} (${category.cookies.length})`),
        h('dl', {}, ...category.cookies.flatMap((cookie) => [
          h('dt', {}, cookie.name),
          h('dd', {}, `${cookie.purpose[lang]} ${t.lifetime}: ${cookie.lifetime[lang]}.`),
        ]))) : ''));
    const ticked = () => [...this.#root.querySelectorAll('input:checked')].map((box) => box.name);
    this.#panel(t.choose, [
      navigator.globalPrivacyControl === true ? h('p', {}, t.gpc) : '',
      h('ul', {}, ...rows),
    ], [
      h('button', { className: 'act', id: 'refuse', onclick: () => this.#decide([]) }, t.refuse),
      h('button', { className: 'act', id: 'accept', onclick: () => this.#decide(this.#optional.map((c) => c.code)) }, t.accept),
      h('button', { id: 'save', onclick: () => this.#decide(ticked()) }, t.save),
    ]);
    this.#root.querySelector('h2').focus();
  }

  /** Takes every consent back. */
  withdraw() {
    this.#decide([]);
  }

  get #lang() {
    const wanted = (this.lang || this.closest('[lang]')?.lang || '').slice(0, 2).toLowerCase();
    return wanted in this.#notice.words ? wanted : 'kk';
  }

  get #words() {
    return this.#notice.words[this.#lang];
  }

  get #optional() {
    return this.#notice.categories.filter((category) => category.optIn);
  }

  async #read() {
    for (const cache of ['default', 'force-cache']) {
      try {
        const answer = await fetch(new URL('notice.json', HOME), { cache, credentials: 'omit' });
        if (answer.ok) return await answer.json();
      } catch {
        // Away: what the browser still has is tried next.
      }
    }
    return null;
  }

  #remembered() {
    const found = jar().find(([name]) => name === this.#notice.choice.name);
    if (!found) return null;
    try {
      const said = new URLSearchParams(decodeURIComponent(found[1]));
      const codes = this.#optional.map((category) => category.code);
      const choice = {
        notice: said.get('n'),
        categories: (said.get('c') || '').split(',').filter((code) => codes.includes(code)),
        visitor: said.get('v'),
        gpc: said.get('g') === '1',
      };
      if (choice.notice === this.#notice.notice && choice.visitor) return choice;
      // What was asked has changed: ask again, of the same visitor, and allow nothing meanwhile.
      this.#before = choice;
    } catch {
      // Not ours, or damaged: as if there were none.
    }
    return null;
  }

  #before = null;

  #decide(wanted, byHand = true) {
    const codes = this.#optional.map((category) => category.code);
    const before = this.#choice || this.#before;
    const categories = codes.filter((code) => wanted.includes(code));
    const gpc = navigator.globalPrivacyControl === true;
    const now = new Date();
    this.#choice = { notice: this.#notice.notice, categories, visitor: before?.visitor || crypto.randomUUID(), gpc };
    const value = new URLSearchParams({ n: this.#notice.notice, c: categories.join(','), v: this.#choice.visitor, g: gpc ? '1' : '0' });
    document.cookie = `${this.#notice.choice.name}=${encodeURIComponent(value)};max-age=${this.#notice.choice.days * DAY};path=/;samesite=lax${
      location.protocol === 'https:' ? ';secure' : ''}`;
    this.#enqueue({
      id: crypto.randomUUID(),
      visitor: this.#choice.visitor,
      at: now.toISOString(),
      shownAt: this.#shown || now.toISOString(),
      language: this.#lang,
      policyVersion: this.#notice.policyVersion,
      textHash: this.#notice.textHash[this.#lang],
      categories,
      before: before?.categories || [],
      globalPrivacyControl: gpc,
    });
    this.#before = null;
    this.#apply();
    this.#tab(byHand);
    this.#deliver();
  }

  /** Lets run what is allowed, and only that; takes away every cookie that nobody chose. */
  #apply() {
    const allowed = this.allowed;
    document.documentElement.dataset.cookies = allowed.join(' ');
    for (const each of document.querySelectorAll(OPTIONAL)) {
      const needs = each.dataset.cookiesNeed;
      const may = allowed.includes(needs ?? each.dataset.cookiesLack);
      if (each instanceof HTMLScriptElement) {
        if (may && !this.#ran.has(each)) {
          const live = document.createElement('script');
          for (const { name, value } of each.attributes) if (name !== 'type') live.setAttribute(name, value);
          live.removeAttribute('data-cookies-need');
          if (each.dataset.type) live.type = each.dataset.type;
          live.text = each.text;
          this.#ran.add(each);
          each.after(live);
        }
      } else {
        each.hidden = needs === undefined ? may : !may;
        if (each.dataset.src) may ? (each.src = each.dataset.src) : each.removeAttribute('src');
      }
    }
    this.#sweep();
    // A script that ran before a withdrawal may write again: what it writes goes.
    this.#watch ??= setInterval(() => this.#sweep(), 1000);
    document.dispatchEvent(new CustomEvent('tumar-cookies', { detail: { categories: allowed } }));
  }

  #watch;

  #sweep() {
    const allowed = this.allowed;
    const may = this.#notice.categories
      .filter((category) => !category.optIn || allowed.includes(category.code))
      .flatMap((category) => category.cookies.map((cookie) => cookie.name));
    may.push(this.#notice.choice.name);
    for (const [name] of jar()) {
      if (!may.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known))) forget(name);
    }
  }

  #panel(title, content, actions) {
    const within = this.#root.activeElement;
    this.#root.replaceChildren(h('section', { role: 'region', 'aria-labelledby': 't', lang: this.#lang },
      h('h2', { id: 't', tabIndex: -1 }, title), ...content, h('div', { className: 'acts' }, ...actions)));
    // What has the focus on the page must not be hidden behind the panel (WCAG 2.2, 2.4.11).
    document.documentElement.style.scrollPaddingBottom = `${this.#root.firstChild.offsetHeight}px`;
    if (within) this.#root.querySelector('h2').focus();
  }

  #tab(focus) {
    const t = this.#words;
    document.documentElement.style.scrollPaddingBottom = '';
    this.#root.replaceChildren(h('div', { className: 'tab', role: 'region', 'aria-label': t.title, lang: this.#lang },
      h('button', { id: 'settings', onclick: () => this.choose() }, t.settings),
      this.allowed.length ? h('button', { id: 'withdraw', onclick: () => this.withdraw() }, t.withdraw) : ''));
    if (focus) this.#root.querySelector('#settings').focus({ preventScroll: true });
  }

  #enqueue(report) {
    if (!this.hasAttribute('report')) return;
    this.#store([...this.#waiting(), report]);
  }

  #waiting() {
    try {
      return JSON.parse(localStorage.getItem(QUEUE)) || [];
    } catch {
      return [];
    }
  }

  #store(waiting) {
    try {
      if (waiting.length) localStorage.setItem(QUEUE, JSON.stringify(waiting.slice(-50)));
      else localStorage.removeItem(QUEUE);
    } catch {
      // No room or no right: the choice still holds in this browser.
    }
  }

  /** Hands over what waits, oldest first; the same id every time, so that twice is once. One tab at a time. */
  async #deliver() {
    if (!this.hasAttribute('report') || this.#sending || !this.#waiting().length) return;
    this.#sending = true;
    const lock = navigator.locks ? (work) => navigator.locks.request(QUEUE, work) : (work) => work();
    const done = await lock(async () => {
      for (let report; (report = this.#waiting()[0]);) {
        if (!(await this.#post(report))) return false;
        this.#store(this.#waiting().filter((each) => each.id !== report.id));
      }
      return true;
    });
    this.#sending = false;
    this.#retry = done ? 0 : Math.min((this.#retry || 1000) * 2, 300000);
    if (!done) setTimeout(() => this.#deliver(), this.#retry);
  }

  async #post(report) {
    try {
      const answer = await fetch(this.getAttribute('report'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(report),
        keepalive: true,
      });
      // Refused for what it says: saying it again would not help.
      return answer.ok || (answer.status >= 400 && answer.status < 500 && ![401, 403, 404, 408, 425, 429].includes(answer.status));
    } catch {
      return false;
    }
  }
}

customElements.get('tumar-cookies') || customElements.define('tumar-cookies', TumarCookies);
