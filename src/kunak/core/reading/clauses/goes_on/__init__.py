"""Renewal by roles: what goes on, and on what it hangs: nobody's word, everybody's word, or nothing at all."""
