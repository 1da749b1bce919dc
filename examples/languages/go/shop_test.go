package main

import (
	"reflect"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	topology "github.com/cdk-aurora-topology/cdk-aurora-topology-go/cdkauroratopology"
)

func found(scope constructs.IConstruct) []string {
	texts := []string{}
	for _, finding := range *topology.AuroraChecks_Findings(scope, nil) {
		texts = append(texts, string(finding.Severity)+" "+*finding.RuleId+" "+*finding.ConstructPath)
	}
	return texts
}

func TestAllThatIsFoundIsThatMultiMasterIsRetired(t *testing.T) {
	defer jsii.Close()

	got := found(NewShop(nil))

	want := []string{"WARNING MultiMasterRetired Auction/Cluster/Resource"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNoFindingInTheStacksThatDeploy(t *testing.T) {
	defer jsii.Close()
	app := NewShop(nil)

	for _, stack := range []string{"Orders", "BookingsVirginia", "BookingsIreland"} {
		if got := found(app.Node().FindChild(&stack)); len(got) > 0 {
			t.Errorf("%s: %q", stack, got)
		}
	}
}

func TestTheLegacyClusterHasTwoErrors(t *testing.T) {
	defer jsii.Close()
	app := NewShop(&awscdk.AppProps{Context: &map[string]interface{}{"legacy": "true"}})

	findings := *topology.AuroraChecks_Findings(app.Node().FindChild(jsii.String("Legacy")), nil)

	if len(findings) != 2 {
		t.Fatalf("got %d findings, want 2", len(findings))
	}
	backtrack, instanceClass := findings[0], findings[1]
	for got, want := range map[string]string{
		*backtrack.AcknowledgementId:     "Aurora::BacktrackEngine",
		string(backtrack.Severity):       string(topology.AuroraSeverity_ERROR),
		*backtrack.Property:              "BacktrackWindow",
		*backtrack.What:                  "BacktrackWindow is 21600 on an Aurora PostgreSQL cluster",
		*instanceClass.AcknowledgementId: "Aurora::CompanyInstanceClass",
		*instanceClass.ConstructPath:     "Legacy/Cluster/Writer/Resource",
		*instanceClass.What:              "DBInstanceClass is 'db.r6g.large'",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
