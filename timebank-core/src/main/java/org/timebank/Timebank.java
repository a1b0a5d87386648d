package org.timebank;

import java.util.List;
import java.util.Optional;
import org.timebank.access.Actor;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.credit.Credits;
import org.timebank.exchange.Exchanges;
import org.timebank.internal.credit.CreditsNoun;
import org.timebank.internal.exchange.ExchangesNoun;
import org.timebank.internal.member.MembersNoun;
import org.timebank.internal.offer.OffersNoun;
import org.timebank.internal.pipeline.Caller;
import org.timebank.internal.pipeline.Pipeline;
import org.timebank.internal.pipeline.Reading;
import org.timebank.internal.report.ReportsNoun;
import org.timebank.internal.risk.RiskNoun;
import org.timebank.internal.rules.RulesNoun;
import org.timebank.member.MemberRef;
import org.timebank.member.Members;
import org.timebank.offer.Offers;
import org.timebank.report.Reports;
import org.timebank.risk.Risk;
import org.timebank.rules.Rules;

/**
 * One timebank, as one actor sees it. The timebank and the actor are bound to the handle, so that no call can forget them.
 * Immutable, thread-safe, cheap.
 */
public final class Timebank {

    private final Pipeline pipeline;
    private final Caller caller;

    Timebank(Pipeline pipeline, Caller caller) {
        this.pipeline = pipeline;
        this.caller = caller;
    }

    /** The same timebank, with another actor, who acts in their own capacity. */
    public Timebank actingAs(Actor actor) {
        return with(new Caller(caller.timebank(), actor, Optional.empty(), caller.dryRun()));
    }

    /**
     * The same actor, on behalf of a member who is not there to act: a broker or an administrator. From others, commands
     * are refused with {@code not-permitted}.
     */
    public Timebank onBehalfOf(MemberRef member) {
        return with(new Caller(caller.timebank(), caller.actor(), Optional.of(member), caller.dryRun()));
    }

    /**
     * The same timebank, where commands are decided and answered, and nothing is changed or remembered: to show what
     * would come of them.
     */
    public Timebank dryRun() {
        return with(new Caller(caller.timebank(), caller.actor(), caller.onBehalfOf(), true));
    }

    /** What the community has decided for itself. */
    public Rules rules() {
        return new RulesNoun(pipeline, caller);
    }

    /** Who belongs to it. */
    public Members members() {
        return new MembersNoun(pipeline, caller);
    }

    /** What members can give and need. */
    public Offers offers() {
        return new OffersNoun(pipeline, caller);
    }

    /** The time they give each other. */
    public Exchanges exchanges() {
        return new ExchangesNoun(pipeline, caller);
    }

    /** What stands on their accounts. */
    public Credits credits() {
        return new CreditsNoun(pipeline, caller);
    }

    /** What was looked at beforehand. */
    public Risk risk() {
        return new RiskNoun(reading());
    }

    /** Totals. */
    public Reports reports() {
        return new ReportsNoun(reading());
    }

    /**
     * Carries commands in one transaction, one after the other, as if each were given by itself: each sees what those before
     * it did, each is answered, and what is refused changes nothing for the others. If the transaction fails, none of them
     * is done. For imports: a thousand commands cost hardly more than one.
     *
     * @return the answers, in the order of the commands
     * @throws org.timebank.command.InvalidCommandException if some of them could never be carried out, with everything that is
     *     wrong with any of them, such as {@code commands[7].minutes}; none is carried out
     */
    public List<Outcome<?>> submit(List<? extends Command<?>> commands) {
        return pipeline.submitAll(caller, commands);
    }

    private Reading reading() {
        return new Reading(pipeline, caller);
    }

    private Timebank with(Caller other) {
        return new Timebank(pipeline, other);
    }
}
