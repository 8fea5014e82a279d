// A page's address has no file extension: the one HTML file answers it, and the app routes from there.
// An error mapping of the distribution would also rewrite the API's 403 and 404.
function handler(event) {
  var request = event.request;
  var lastPart = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (lastPart.indexOf('.') === -1) {
    request.uri = '/index.html';
  }
  return request;
}
