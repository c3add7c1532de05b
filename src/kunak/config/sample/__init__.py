"""The sample: one agreement from the project's own release with its people and its road map, made by the services.

What the release does not say is an example, and the agreement is marked as one on every page.
"""

from kunak.config.sample.loading import is_empty, is_loaded, load
from kunak.config.sample.people import SamplePerson, how_to_get_in_again, how_to_sign_in

__all__ = ["SamplePerson", "how_to_get_in_again", "how_to_sign_in", "is_empty", "is_loaded", "load"]
