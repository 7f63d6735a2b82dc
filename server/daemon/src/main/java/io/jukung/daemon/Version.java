package io.jukung.daemon;

/// Which Jukung this is.
final class Version {
    static final String NUMBER = "0.1.0";
    static final String BUILD = System.getProperty("jukung.build", "source");

    private Version() {}
}
