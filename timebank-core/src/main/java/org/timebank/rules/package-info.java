/**
 * What a community decides for itself: {@link org.timebank.rules.CommunityRules}, adopted version by version.
 */
@NullMarked
package org.timebank.rules;

import org.jspecify.annotations.NullMarked;
