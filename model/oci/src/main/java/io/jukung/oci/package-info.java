/// The documents of images and containers as OCI and Docker write them: descriptors, manifests, image configurations, runtime specs.
@NullMarked
package io.jukung.oci;

import org.jspecify.annotations.NullMarked;
