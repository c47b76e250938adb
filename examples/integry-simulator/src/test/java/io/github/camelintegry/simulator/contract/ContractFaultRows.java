package io.github.camelintegry.simulator.contract;

import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.stream.Stream;

/** Faults that a test asks for and that the contract knows: they have to speak as the contract does. */
final class ContractFaultRows {

    private static final String REFUSAL = "refusal.json#/$defs/";
    private static final String DETAIL = "detail.json#/$defs/";

    private ContractFaultRows() {}

    static Stream<ContractRow> all() {
        return Stream.of(ContractStyle.values()).flatMap(ContractFaultRows::of);
    }

    private static Stream<ContractRow> of(ContractStyle style) {
        return Stream.of(
                row("fault: not connected", style, StatusFaults.notConnected("Pipedrive"))
                        .expects(400, REFUSAL + "notConnected"),
                row("fault: invalid input", style, StatusFaults.invalidInput("name", "No."))
                        .expects(400, REFUSAL + "invalidArguments"),
                row("fault: invalid input without details", style, StatusFaults.invalidWithoutDetails())
                        .expects(400, REFUSAL + "withoutDetails"),
                row("fault: only a field", style, StatusFaults.invalidField("name", "No."))
                        .expects(400, REFUSAL + "invalidName"),
                row("fault: credentials by 400", style, StatusFaults.badCredentials())
                        .expects(400, DETAIL + "notAuthenticated"),
                row("fault: credentials by 401", style, StatusFaults.unauthorized())
                        .expects(401, DETAIL + "notAuthenticated"),
                row("fault: credentials by 403", style, StatusFaults.forbidden())
                        .expects(403, DETAIL + "notAuthenticated"),
                row("fault: not found", style, StatusFaults.notFound()).expects(404, DETAIL + "functionNotFound"),
                row("fault: an empty page with a cursor", style, CursorFaults.emptyPage())
                        .expects(200, "call.json#/$defs/" + style + "-empty-more"),
                row("fault: an empty last page", style, CursorFaults.lastPage("[]"))
                        .expects(200, "call.json#/$defs/" + style + "-empty-end"));
    }

    private static ContractRow row(String name, ContractStyle style, Fault fault) {
        return ContractRow.of(name, style, Operation.CALL_FUNCTION, "pipedrive-get-all-persons")
                .prepared(simulator -> simulator.faults().script(FaultScript.always(fault)));
    }
}
