"""What SSDA903 is checked against beside itself: postcodes, councils, distances and Ofsted's lists of providers."""
