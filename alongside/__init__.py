"""Alongside: a case system for children's services that works beside the people in them."""
