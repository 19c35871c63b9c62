// Fills the form from the link that `./tieout up` prints, so that the token never stands in a server's log.
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  history.replaceState(null, '', location.pathname + location.search);
  document.getElementById('token').value = given;
  document.getElementById('sign-in').submit();
}
