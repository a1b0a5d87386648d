/**
 * The one way through: validate, authorise, load, decide, apply. Every command takes it; only the {@link
 * org.timebank.internal.pipeline.Decision} differs.
 */
@NullMarked
package org.timebank.internal.pipeline;

import org.jspecify.annotations.NullMarked;
