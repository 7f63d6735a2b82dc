/// Sandboxes on one Linux bridge: rtnetlink for the links, one nft table with maps for the published ports.
@NullMarked
package io.jukung.network.bridge;

import org.jspecify.annotations.NullMarked;
