/// Networks for containers: sandboxes (network namespaces with their endpoints), published ports, and the facts told about them.
@NullMarked
package io.jukung.network;

import org.jspecify.annotations.NullMarked;
