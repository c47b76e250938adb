package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.position.Walkers;
import io.github.camelintegry.internal.walk.ActionCheck;

/**
 * A walk as one receiver wants it.
 *
 * @param progress    how it goes on
 * @param walkers     fetch and read its pages
 * @param pages       put them into exchanges
 * @param claim       keeps it from consumers
 * @param actionCheck refuses what changes something
 */
record OnDemandView(
        WalkProgress progress, Walkers walkers, PageBinding pages, WalkClaim claim, ActionCheck actionCheck) {}
