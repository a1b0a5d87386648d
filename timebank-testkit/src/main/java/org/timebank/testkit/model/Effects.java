package org.timebank.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timebank.command.Command;
import org.timebank.command.Role;
import org.timebank.exchange.AcceptExchange;
import org.timebank.exchange.ApproveExchange;
import org.timebank.exchange.CancelExchange;
import org.timebank.exchange.ConfirmExchange;
import org.timebank.exchange.DeclineExchange;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeReceipt;
import org.timebank.exchange.ExchangeState;
import org.timebank.exchange.ProposeExchange;
import org.timebank.exchange.RecordExchange;
import org.timebank.member.JoinTimebank;
import org.timebank.member.LeaveTimebank;
import org.timebank.member.MemberId;
import org.timebank.member.ReturnToTimebank;
import org.timebank.offer.DefineCategory;
import org.timebank.offer.OfferId;
import org.timebank.offer.PublishOffer;
import org.timebank.offer.WithdrawOffer;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.Rounding;

/** What a command does to the model once it was done. */
final class Effects {

    private final Model model;
    private final Asked asked;
    private final Optional<MemberId> party;

    Effects(Model model, Asked asked) {
        this.model = model;
        this.asked = asked;
        this.party = model.party(asked);
    }

    /** Carries the command out, with the ids that are in its result. */
    void of(Object result) {
        Command<?> command = asked.command();
        if (command instanceof AdoptRules adopt) {
            model.adopted.add(adopt.rules());
        } else if (command instanceof DefineCategory define) {
            model.categories.put(define.code(), define.needsApproval());
        } else if (command instanceof JoinTimebank join) {
            model.members.put((MemberId) result, new Person(join.kind(), join.references(), join.from()));
        } else if (command instanceof LeaveTimebank leave) {
            model.member((MemberId) result).days.add(leave.lastDay());
        } else if (command instanceof ReturnToTimebank comeBack) {
            model.member((MemberId) result).days.add(comeBack.from());
        } else if (command instanceof PublishOffer publish) {
            MemberId member = model.find(publish.member()).orElseThrow();
            model.offers.put((OfferId) result, new Model.Listing(member, false));
        } else if (command instanceof WithdrawOffer withdraw) {
            model.offers.computeIfPresent(withdraw.offer(), (id, listing) -> new Model.Listing(listing.member(), true));
        } else {
            exchange(command, ((ExchangeReceipt) result).exchange());
        }
    }

    private void exchange(Command<?> command, ExchangeId id) {
        if (command instanceof ProposeExchange propose) {
            model.exchanges.put(id, proposed(propose));
        } else if (command instanceof RecordExchange done) {
            Deal deal = new Deal(parts(model, done));
            settle(deal, deal.parts);
            model.exchanges.put(id, deal);
        } else if (command instanceof ApproveExchange) {
            deal(id).approved = true;
            deal(id).state = deal(id).allAgreed() ? ExchangeState.AGREED : ExchangeState.PROPOSED;
        } else if (command instanceof AcceptExchange) {
            accept(deal(id));
        } else if (command instanceof DeclineExchange) {
            deal(id).state = ExchangeState.DECLINED;
        } else if (command instanceof CancelExchange) {
            deal(id).state = ExchangeState.CANCELLED;
        } else if (command instanceof ConfirmExchange confirm) {
            settle(deal(id), done(deal(id).parts, confirm));
        }
    }

    private Deal proposed(ProposeExchange propose) {
        Deal deal = new Deal(propose.legs().stream()
                .map(leg -> new Deal.Part(
                        model.find(leg.provider()).orElseThrow(),
                        model.find(leg.recipient()).orElseThrow(),
                        leg.category(),
                        propose.date(),
                        leg.minutes()))
                .toList());
        Optional<MemberId> own = asked.actor().member().flatMap(model::find);
        boolean isOwn = own.filter(deal.parties()::contains).isPresent();
        deal.approved = asked.actor().roles().contains(Role.BROKER) && !isOwn;
        party.filter(deal.parties()::contains).ifPresent(deal.agreed::add);
        deal.state = lacksApproval(deal) ? ExchangeState.AWAITING_APPROVAL : ExchangeState.PROPOSED;
        return deal;
    }

    private void accept(Deal deal) {
        boolean news = deal.agreed.add(party.orElseThrow());
        if (news && deal.allAgreed()) {
            deal.state = lacksApproval(deal) ? ExchangeState.AWAITING_APPROVAL : ExchangeState.AGREED;
        }
    }

    private boolean lacksApproval(Deal deal) {
        return !deal.approved
                && deal.parts.stream().anyMatch(part -> model.categories.getOrDefault(part.category(), false));
    }

    private void settle(Deal deal, List<Deal.Part> parts) {
        deal.state = ExchangeState.SETTLED;
        for (Deal.Part part : parts) {
            long minutes = rounded(part.minutes(), model.rules().rounding());
            move(model.member(part.provider()), minutes);
            move(model.member(part.recipient()), -minutes);
        }
    }

    private static void move(Person person, long minutes) {
        person.balance += minutes;
    }

    private Deal deal(ExchangeId id) {
        return Optional.ofNullable(model.exchanges.get(id)).orElseThrow();
    }

    /** The legs of a recorded exchange, whose members are known. */
    static List<Deal.Part> parts(Model model, RecordExchange done) {
        return done.legs().stream()
                .map(leg -> new Deal.Part(
                        model.find(leg.provider()).orElseThrow(),
                        model.find(leg.recipient()).orElseThrow(),
                        leg.category(),
                        leg.date(),
                        leg.minutes()))
                .toList();
    }

    /** The legs with the day and the times that were confirmed. */
    static List<Deal.Part> done(List<Deal.Part> planned, ConfirmExchange confirm) {
        List<Deal.Part> done = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            done.add(planned.get(i).done(confirm.date(), confirm.minutes().get(i)));
        }
        return done;
    }

    static long rounded(long minutes, Rounding rounding) {
        long step = rounding.stepMinutes();
        return switch (rounding.direction()) {
            case UP -> (minutes + step - 1) / step * step;
            case NEAREST -> (2 * minutes + step) / (2 * step) * step;
        };
    }
}
