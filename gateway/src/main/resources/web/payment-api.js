/*
 * The library a shop's page loads: <script src="{page}/payform/payment-api.js"></script> defines one global, `halyk`.
 *
 *   halyk.Config()                              {pageUrL, origin} of the installation this file came from
 *   halyk.pay(payment)                          leaves for the payment page
 *   halyk.cardverification(payment)             the same, for paymentType "cardVerification"
 *   halyk.showPaymentWidget(payment, callback)  the payment page over the shop's own; callback({success: true|false})
 *
 * `payment` is the payment object with the token response in `auth`. A result in the browser is no proof of payment:
 * ask the status on the server.
 *
 * The line of LZ-string below is replaced by that library when this file is served. It stays inside this function: the
 * shop's page may have an LZString, a module loader or an AngularJS of its own, and they must not meet.
 */
(function (define, module, angular) {
  'use strict';

  /* lz-string */

  const script = document.currentScript || document.querySelector('script[src*="/payform/payment-api.js"]');
  if (!script) throw new Error('payment-api.js must be loaded by a script element of its own');
  const pageUrL = new URL('.', script.src).href;
  const origin = new URL(pageUrL).origin;

  function encode(value) {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'object') return String(value);
    return Object.keys(value).map((key) => key + '=' + encodeURIComponent(encode(value[key]))).join('&');
  }

  function address(payment) {
    return pageUrL + '?params=' + LZString.compressToEncodedURIComponent(encode(payment));
  }

  function Config() {
    return { pageUrL, origin };
  }

  function pay(payment) {
    window.location.assign(address(payment));
  }

  // Property by property: a strict content policy of the shop forbids style attributes and style elements.
  function create(name, style, properties) {
    const element = Object.assign(document.createElement(name), properties);
    Object.assign(element.style, style);
    return element;
  }

  // In the language of the shop's page; the payment page has its own.
  function texts() {
    const known = { kk: { title: 'Төлем', close: 'Жабу' }, en: { title: 'Payment', close: 'Close' } };
    return known[document.documentElement.lang.slice(0, 2).toLowerCase()] || { title: 'Оплата', close: 'Закрыть' };
  }

  // How long a buyer sees that it worked before the overlay goes.
  const SUCCESS_SHOWN_MS = 1500;

  function showPaymentWidget(payment, callback) {
    const text = texts();
    // A modal dialog keeps the focus inside, makes the page behind inert and closes on Escape.
    const overlay = create('dialog', {
      position: 'fixed', inset: '0', width: '100%', height: '100%', maxWidth: 'none', maxHeight: 'none', margin: '0',
      padding: '0', border: '0', overflow: 'auto', background: 'rgba(10, 20, 18, .62)',
    });
    overlay.setAttribute('aria-label', text.title);
    const sheet = create('div', {
      position: 'relative', boxSizing: 'border-box', width: '400px', maxWidth: '100%', height: '860px',
      maxHeight: '100%', margin: '0 auto', top: 'max(0px, calc(50% - 430px))', overflow: 'hidden',
      borderRadius: '16px', background: 'Canvas', boxShadow: '0 24px 64px rgba(0, 0, 0, .4)',
    });
    const frame = create('iframe', {
      display: 'block', width: '100%', height: '100%', border: '0', colorScheme: 'light dark',
    }, { src: address(payment) + '&isShortForm=true', title: text.title });
    const close = create('button', {
      position: 'absolute', top: '10px', right: '10px', width: '44px', height: '44px', padding: '0', border: '0',
      borderRadius: '50%', background: 'transparent', color: 'CanvasText', font: '28px/44px sans-serif',
      cursor: 'pointer',
    }, { type: 'button', textContent: '×', title: text.close });
    close.setAttribute('aria-label', text.close);

    const result = { success: false };
    const pageOverflow = document.documentElement.style.overflow;

    function hear(event) {
      if (event.origin !== origin || event.source !== frame.contentWindow || typeof event.data !== 'string') return;
      let message;
      try {
        message = JSON.parse(event.data);
      } catch {
        return;
      }
      if (message === null || typeof message !== 'object' || !('success' in message)) return;
      result.success = message.success === true;
      setTimeout(() => overlay.close(), result.success ? SUCCESS_SHOWN_MS : 0);
    }

    overlay.addEventListener('close', () => {
      window.removeEventListener('message', hear);
      document.documentElement.style.overflow = pageOverflow;
      overlay.remove();
      if (typeof callback === 'function') callback({ success: result.success });
    });
    close.addEventListener('click', () => overlay.close());
    window.addEventListener('message', hear);

    sheet.append(frame, close);
    overlay.append(sheet);
    document.body.append(overlay);
    document.documentElement.style.overflow = 'hidden';
    overlay.showModal();
    close.focus();
  }

  window.halyk = { Config, pay, cardverification: pay, showPaymentWidget };
})();
