"""Work that would keep a page waiting: asked for once, done by the worker beside the server, put back when it dies."""
