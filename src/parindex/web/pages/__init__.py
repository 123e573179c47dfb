"""One module per page, with the requests that the page makes."""
