package org.timebank.examples.quickstart;

import java.time.ZoneId;
import org.timebank.Timebank;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.offer.Category;
import org.timebank.offer.DefineCategory;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;

/**
 * Sets a timebank up: its rules, its categories, its members. Each step has a key of its own, so that it can be done again
 * after it was broken off, or with a member more.
 */
final class Founding {

    /** With this the keys of the steps begin, and no entry number of a log does. */
    static final String KEYS = "founding:";

    /** Where the community's days begin and end. */
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Timebank bank;

    /**
     * Sets up a timebank.
     *
     * @param bank as an administrator sees it
     */
    Founding(Timebank bank) {
        this.bank = bank;
    }

    /**
     * Does what has not been done yet.
     *
     * @throws Unusable if the library refuses a step, such as one that was done before with another content; nothing was
     *     done then
     */
    void of(Community community) {
        if (bank.rules().current().isPresent()) {
            steps(bank.dryRun(), community);
        }
        require("the rules", bank.rules().adopt(AdoptRules.of(KEYS + "rules", CommunityRules.common(ZONE))));
        steps(bank, community);
    }

    private static void steps(Timebank bank, Community community) {
        community.categories().forEach(category -> define(bank, category));
        community.members().forEach(member -> enrol(bank, member));
    }

    private static void define(Timebank bank, Category category) {
        require(
                "category " + category.code(),
                bank.offers()
                        .define(DefineCategory.of(
                                KEYS + "category:" + category.code(),
                                category.code(),
                                category.label(),
                                category.needsApproval())));
    }

    private static void enrol(Timebank bank, Community.Enrolment member) {
        String name = member.name();
        ExternalReference reference = ExternalReference.of(RowReader.SYSTEM, name);
        require(
                "member " + name,
                bank.members().join(JoinTimebank.of(KEYS + "join:" + name, member.kind(), member.joined(), reference)));
        // In a dry run, who is new has not joined, and can always leave once they have.
        if (member.left().isPresent() && bank.members().find(reference).isPresent()) {
            LeaveTimebank leave = LeaveTimebank.of(
                    KEYS + "leave:" + name, reference, member.left().get());
            require("member " + name, bank.members().leave(leave));
        }
    }

    private static void require(String what, Outcome<?> outcome) {
        outcome.refusals().stream().findFirst().ifPresent(reason -> refuse(what, reason));
    }

    private static void refuse(String what, Refusal reason) {
        throw new Unusable(
                "The timebank in this database does not take " + what + " (" + reason.code() + "): " + reason.sentence()
                        + " Give another --database, or the members and categories that it was set up with.");
    }
}
