/// What must hold of the manifests and of the image, checked without a cluster and without a container engine.
@NullMarked
package io.tieout.k8s;

import org.jspecify.annotations.NullMarked;
