// The API must know its site's host to refuse cookie calls from other sites, and CloudFront does not
// forward Host to it. Whatever the viewer sent under this name is overwritten.
function handler(event) {
  var request = event.request;
  request.headers['x-site-host'] = { value: request.headers.host.value };
  return request;
}
