from typing import List

from cdk_aurora_topology import AuroraChecks, AuroraSeverity
from constructs import IConstruct

from shop.app import create_app


def found(scope: IConstruct) -> List[str]:
    return [
        f"{finding.severity.value.lower()} {finding.rule_id} {finding.construct_path}"
        for finding in AuroraChecks.findings(scope)
    ]


def test_all_that_is_found_is_that_multi_master_is_retired():
    assert found(create_app()) == ["warning MultiMasterRetired Auction/Cluster/Resource"]


def test_no_finding_in_the_stacks_that_deploy():
    app = create_app()
    for stack in ["Orders", "BookingsVirginia", "BookingsIreland"]:
        assert found(app.node.find_child(stack)) == []


def test_the_legacy_cluster_has_two_errors():
    legacy = create_app({"legacy": "true"}).node.find_child("Legacy")

    backtrack, instance_class = AuroraChecks.findings(legacy)

    assert backtrack.acknowledgement_id == "Aurora::BacktrackEngine"
    assert backtrack.severity == AuroraSeverity.ERROR
    assert backtrack.property == "BacktrackWindow"
    assert backtrack.what == "BacktrackWindow is 21600 on an Aurora PostgreSQL cluster"
    assert instance_class.acknowledgement_id == "Aurora::CompanyInstanceClass"
    assert instance_class.construct_path == "Legacy/Cluster/Writer/Resource"
    assert instance_class.what == "DBInstanceClass is 'db.r6g.large'"
