// Starts the viewer on the description of this very gateway.
'use strict';

(function () {
  var sandbox = document.body.dataset.mode === 'sandbox';
  SwaggerUIBundle({
    url: '../openapi.json',
    dom_id: '#docs',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    defaultModelRendering: 'example',
    displayRequestDuration: true,
    persistAuthorization: false,
    showMutatedRequest: false,
    syntaxHighlight: { activated: true, theme: 'idea' },
    // A reader of a production gateway must not move money by a click.
    supportedSubmitMethods: sandbox ? ['get', 'post', 'options'] : [],
    // Nothing is sent to another site.
    validatorUrl: null,
  });
})();
