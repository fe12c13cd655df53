// Sends the browser back to the shop by itself; without JavaScript there is the button.
(function () {
  'use strict';

  document.querySelectorAll('[data-go]').forEach((form) => form.submit());
  document.getElementById('code')?.focus();
})();
