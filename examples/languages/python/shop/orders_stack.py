from aws_cdk import Stack
from cdk_aurora_topology import SingleMasterCluster
from constructs import Construct

from shop.network import database_vpc, postgres


class OrdersStack(Stack):
    """One writer, and a reader in another Availability Zone."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        SingleMasterCluster(
            self,
            "Cluster",
            vpc=database_vpc(self),
            engine=postgres(),
            default_database_name="orders",
        )
