"""The live preview: the site from memory, as it would be released, while it is being written.

1. Nothing is written anywhere, least of all into `build/`. What is shown follows from the files alone, each
   time anew (`preview`), and from nothing that an earlier run left.
2. A page is made when somebody asks for it, and again when a file changed that it was made from (`pages`,
   `watch`). To begin costs the same with ten statements and with ten thousand.
3. What cannot be shown (a broken catalog, a mistake in a source) is said above the last state that could be.
4. Only this machine can read it unless the command line says otherwise, and then who can is said. Only pages
   of its own may ask it anything (`guests`).
5. A protected name is never shown: the page that would hold it says where it stands instead.

starlette, uvicorn and watchfiles come with the extra `serve`; they are imported in `app`, `server` and
`watch`.
"""
