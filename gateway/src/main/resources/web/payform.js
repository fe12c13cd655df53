// Helps to fill in the card form. It forbids only what is surely wrong; the server decides.
(function () {
  'use strict';

  const SCHEMES = [
    { mark: 'amex', start: /^3[47]/, lengths: [15], gaps: [4, 10], cvc: [4] },
    { mark: 'visa', start: /^4/, lengths: [13, 16, 19], gaps: [4, 8, 12, 16], cvc: [3] },
    { mark: 'mastercard', start: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16],
      gaps: [4, 8, 12], cvc: [3] },
  ];
  // Maestro, UnionPay, Mir and others: many lengths, no mark.
  const OTHER = { mark: 'card', lengths: [12, 13, 14, 15, 16, 17, 18, 19], gaps: [4, 8, 12, 16], cvc: [3, 4] };

  const digitsOf = (text) => text.replace(/\D/g, '');
  const schemeOf = (digits) => SCHEMES.find((scheme) => scheme.start.test(digits)) || OTHER;
  const last = (list) => list[list.length - 1];

  function passesLuhn(digits) {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
      const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 === 0;
  }

  // Writes a value and keeps the caret behind the same digit.
  function rewrite(input, text) {
    if (input.value === text) return;
    const atEnd = input.selectionStart === input.value.length;
    let before = digitsOf(input.value.slice(0, input.selectionStart)).length;
    input.value = text;
    if (document.activeElement !== input || atEnd) return;
    let caret = 0;
    for (; caret < text.length && before > 0; caret++) if (/\d/.test(text[caret])) before--;
    input.setSelectionRange(caret, caret);
  }

  function say(input, text) {
    const place = document.getElementById(input.id + '-error');
    if (place.textContent !== text) place.textContent = text;
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  function startForm(form) {
    const { number, expiry, cvc } = form.elements;
    const button = form.querySelector('[data-busy-text]');
    const label = form.querySelector('[data-button-text]');
    const labelText = label.textContent;
    const mark = form.querySelector('[data-scheme-mark]');

    function chosenCard() {
      return form.querySelector('[name="cardChoice"]:checked, [name="cardChoice"][type="hidden"]');
    }

    function typesNewCard() {
      const card = chosenCard();
      return Boolean(number) && (!card || card.value === 'new');
    }

    function scheme() {
      if (typesNewCard()) return schemeOf(digitsOf(number.value));
      return SCHEMES.find((known) => known.mark === chosenCard()?.dataset.scheme) || OTHER;
    }

    function showCvcLength() {
      const longest = last(scheme().cvc);
      cvc.maxLength = longest;
      cvc.placeholder = '•'.repeat(scheme().cvc[0]);
      rewrite(cvc, digitsOf(cvc.value).slice(0, longest));
    }

    function numberFault() {
      const digits = digitsOf(number.value);
      if (!digits) return number.dataset.whenEmpty;
      return schemeOf(digits).lengths.includes(digits.length) && passesLuhn(digits) ? '' : number.dataset.whenWrong;
    }

    function expiryFault() {
      const digits = digitsOf(expiry.value);
      if (!digits) return expiry.dataset.whenEmpty;
      const month = Number(digits.slice(0, 2));
      return digits.length === 4 && month >= 1 && month <= 12 ? '' : expiry.dataset.whenWrong;
    }

    // The buyer's clock may be wrong, so a past date is said and not forbidden.
    function expiryWarning() {
      const digits = digitsOf(expiry.value);
      const today = new Date();
      const months = (2000 + Number(digits.slice(2))) * 12 + Number(digits.slice(0, 2));
      return months < today.getFullYear() * 12 + today.getMonth() + 1 ? expiry.dataset.whenPast : '';
    }

    function cvcFault() {
      if (!cvc.value) return cvc.dataset.whenEmpty;
      return scheme().cvc.includes(cvc.value.length) ? '' : cvc.dataset.whenWrong;
    }

    function showNumber() {
      const kind = schemeOf(digitsOf(number.value));
      const digits = digitsOf(number.value).slice(0, last(kind.lengths));
      rewrite(number, Array.from(digits, (d, i) => (kind.gaps.includes(i) ? ' ' + d : d)).join(''));
      mark.dataset.mark = kind.mark;
      const complete = digits.length === (kind.mark === 'visa' ? 16 : last(kind.lengths));
      say(number, complete ? numberFault() : '');
      showCvcLength();
    }

    function showExpiry(event) {
      let digits = digitsOf(expiry.value);
      // 1/27 and 5 are 01/27 and 05; browsers remember 01/2027.
      if (/^\s*\d\s*[/.-]/.test(expiry.value) || /^[2-9]/.test(digits)) digits = '0' + digits;
      if (digits.length === 6 && digits.slice(2, 4) === '20') digits = digits.slice(0, 2) + digits.slice(4);
      const erases = Boolean(event.inputType) && event.inputType.startsWith('delete');
      // 01/202 may be on its way to 01/2027.
      digits = digits.slice(0, digits.slice(2, 4) === '20' ? 5 : 4);
      const slash = digits.length > 2 || (digits.length === 2 && !erases);
      rewrite(expiry, slash ? digits.slice(0, 2) + '/' + digits.slice(2) : digits);
      say(expiry, digits.length === 4 ? expiryFault() || expiryWarning() : '');
    }

    function showChoice() {
      // What is hidden is not sent.
      for (const part of form.querySelectorAll('[data-new-card] input')) part.disabled = !typesNewCard();
      say(cvc, '');
      showCvcLength();
    }

    function faults() {
      const card = typesNewCard() ? [[number, numberFault()], [expiry, expiryFault()]] : [];
      return [...card, [cvc, cvcFault()]].filter(([, text]) => text);
    }

    function setBusy(busy) {
      button.setAttribute('aria-busy', String(busy));
      label.textContent = busy ? button.dataset.busyText : labelText;
      form.querySelector('[data-busy-status]').textContent = busy ? button.dataset.busyText : '';
    }

    if (number) {
      number.addEventListener('input', showNumber);
      number.addEventListener('blur', () => number.value && say(number, numberFault()));
      expiry.addEventListener('input', showExpiry);
      expiry.addEventListener('blur', () => expiry.value && say(expiry, expiryFault() || expiryWarning()));
    }
    cvc.addEventListener('input', () => { showCvcLength(); say(cvc, ''); });
    cvc.addEventListener('blur', () => cvc.value && say(cvc, cvcFault()));
    for (const name of ['name', 'email']) form.elements[name]?.addEventListener('input', (e) => say(e.target, ''));
    form.addEventListener('change', (event) => event.target.name === 'cardChoice' && showChoice());
    form.addEventListener('submit', (event) => {
      const found = faults();
      if (button.getAttribute('aria-busy') === 'true' || found.length > 0) event.preventDefault();
      else setBusy(true);
      for (const [input, text] of found) say(input, text);
      if (found.length > 0) found[0][0].focus();
    });
    // The back button may bring a used form; its address gives a fresh one.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted && location.search) location.reload();
      else setBusy(false);
    });

    if (form.querySelector('[type="radio"]')) showChoice();
    else showCvcLength();
    form.querySelector('[aria-invalid]')?.focus();
  }

  // The refresh element returns; this only counts.
  function startCountdown(place) {
    let seconds = Number(place.dataset.countdown);
    const timer = setInterval(() => {
      seconds--;
      place.textContent = place.dataset.countdownText.replace('{1}', String(seconds));
      if (seconds <= 0) clearInterval(timer);
    }, 1000);
  }

  function startWidgetResult(button) {
    const { widgetOrigin, widgetSuccess, widgetLast, widgetWait } = button.dataset;
    const tell = () => window.parent.postMessage(JSON.stringify({ success: widgetSuccess === 'true' }), widgetOrigin);
    button.addEventListener('click', tell);
    if (widgetLast === 'true') setTimeout(tell, Number(widgetWait) * 1000);
  }

  document.querySelectorAll('[data-payform]').forEach(startForm);
  document.querySelectorAll('[data-countdown]').forEach(startCountdown);
  document.querySelectorAll('[data-widget-origin]').forEach(startWidgetResult);
})();
