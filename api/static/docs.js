// The API browser of the installed fastapi-offline, shown for our own OpenAPI document.
const place = document.getElementById("swagger-ui");
SwaggerUIBundle({ url: place.dataset.openapi, domNode: place, deepLinking: true });
