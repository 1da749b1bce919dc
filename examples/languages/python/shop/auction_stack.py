from aws_cdk import Stack
from cdk_aurora_topology import ConflictHandling, MultiMasterCluster, WritePartition
from constructs import Construct

from shop.network import database_vpc


class AuctionStack(Stack):
    """Two writers at once, each for its own part of the data. AWS retired such clusters: the checks say so."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        MultiMasterCluster(
            self,
            "Cluster",
            vpc=database_vpc(self),
            writers=2,
            conflict_handling=ConflictHandling.partitioned_writes(
                partitions=[
                    WritePartition(partition="americas", writer=1),
                    WritePartition(partition="europe", writer=2),
                ],
            ),
        )
