package io.jukung.bench;

/// One line of a table: the same thing on both sides, in one unit.
record Row(String what, String unit, Samples jukung, Samples dockerd) {
    double ratio() { return jukung.median() / dockerd.median(); }
}
