// Sends a form that leads to another site and back; without JavaScript there is its button.
document.querySelectorAll('[data-go]').forEach((form) => form.submit());
