// What the page of any shop does once its server has a token: hands the payment object to the library.
(function () {
  'use strict';

  const place = document.querySelector('[data-payment]');
  if (!place) return;
  const payment = JSON.parse(place.dataset.payment);
  if (place.dataset.shown === 'widget') {
    window.halyk.showPaymentWidget(payment, (result) => {
      place.textContent = result.success ? place.dataset.paid : place.dataset.notPaid;
    });
  } else {
    window.halyk.pay(payment);
  }
})();
