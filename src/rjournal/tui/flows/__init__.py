"""What people do in several steps, from wherever they are: write, record a session, check in, add, delete.

A flow is a coroutine `do_it(app, …)` that the app starts with `app.flow(…)`. It pushes forms and screens,
saves through the services in one act, and says with `app.announce(kinds)` what changed. It knows no area.
"""
