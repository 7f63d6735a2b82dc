/// The texts of the files by which a container finds names: /etc/hosts and /etc/resolv.conf.
@NullMarked
package io.jukung.network.files;

import org.jspecify.annotations.NullMarked;
