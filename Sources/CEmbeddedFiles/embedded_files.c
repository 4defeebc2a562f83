// Written by scripts/embed-files.
#include "embedded_files.h"

static const unsigned char file_0[] = {
#embed "../../runtime/src/gammaray/__init__.py" suffix(,)
    0};
static const unsigned char file_1[] = {
#embed "../../runtime/src/gammaray/boundary.py" suffix(,)
    0};
static const unsigned char file_2[] = {
#embed "../../runtime/src/gammaray/calls.py" suffix(,)
    0};
static const unsigned char file_3[] = {
#embed "../../runtime/src/gammaray/catalog.py" suffix(,)
    0};
static const unsigned char file_4[] = {
#embed "../../runtime/src/gammaray/catalog.txt" suffix(,)
    0};
static const unsigned char file_5[] = {
#embed "../../runtime/src/gammaray/dynamic.py" suffix(,)
    0};
static const unsigned char file_6[] = {
#embed "../../runtime/src/gammaray/entrance.py" suffix(,)
    0};
static const unsigned char file_7[] = {
#embed "../../runtime/src/gammaray/exchanges/__init__.py" suffix(,)
    0};
static const unsigned char file_8[] = {
#embed "../../runtime/src/gammaray/exchanges/answers.py" suffix(,)
    0};
static const unsigned char file_9[] = {
#embed "../../runtime/src/gammaray/exchanges/relays.py" suffix(,)
    0};
static const unsigned char file_10[] = {
#embed "../../runtime/src/gammaray/forks.py" suffix(,)
    0};
static const unsigned char file_11[] = {
#embed "../../runtime/src/gammaray/frames.py" suffix(,)
    0};
static const unsigned char file_12[] = {
#embed "../../runtime/src/gammaray/guard.py" suffix(,)
    0};
static const unsigned char file_13[] = {
#embed "../../runtime/src/gammaray/handlers.py" suffix(,)
    0};
static const unsigned char file_14[] = {
#embed "../../runtime/src/gammaray/hooks/__init__.py" suffix(,)
    0};
static const unsigned char file_15[] = {
#embed "../../runtime/src/gammaray/hooks/calls.py" suffix(,)
    0};
static const unsigned char file_16[] = {
#embed "../../runtime/src/gammaray/hooks/catalogued.py" suffix(,)
    0};
static const unsigned char file_17[] = {
#embed "../../runtime/src/gammaray/hooks/clients.py" suffix(,)
    0};
static const unsigned char file_18[] = {
#embed "../../runtime/src/gammaray/hooks/exchanges.py" suffix(,)
    0};
static const unsigned char file_19[] = {
#embed "../../runtime/src/gammaray/hooks/http.py" suffix(,)
    0};
static const unsigned char file_20[] = {
#embed "../../runtime/src/gammaray/hooks/places.py" suffix(,)
    0};
static const unsigned char file_21[] = {
#embed "../../runtime/src/gammaray/hooks/wrappers.py" suffix(,)
    0};
static const unsigned char file_22[] = {
#embed "../../runtime/src/gammaray/hybrid.py" suffix(,)
    0};
static const unsigned char file_23[] = {
#embed "../../runtime/src/gammaray/images.py" suffix(,)
    0};
static const unsigned char file_24[] = {
#embed "../../runtime/src/gammaray/imports.py" suffix(,)
    0};
static const unsigned char file_25[] = {
#embed "../../runtime/src/gammaray/keys.py" suffix(,)
    0};
static const unsigned char file_26[] = {
#embed "../../runtime/src/gammaray/lifecycle.py" suffix(,)
    0};
static const unsigned char file_27[] = {
#embed "../../runtime/src/gammaray/names.py" suffix(,)
    0};
static const unsigned char file_28[] = {
#embed "../../runtime/src/gammaray/objects.py" suffix(,)
    0};
static const unsigned char file_29[] = {
#embed "../../runtime/src/gammaray/owners.py" suffix(,)
    0};
static const unsigned char file_30[] = {
#embed "../../runtime/src/gammaray/patches/__init__.py" suffix(,)
    0};
static const unsigned char file_31[] = {
#embed "../../runtime/src/gammaray/patches/aiobotocore_client.py" suffix(,)
    0};
static const unsigned char file_32[] = {
#embed "../../runtime/src/gammaray/patches/botocore_client.py" suffix(,)
    0};
static const unsigned char file_33[] = {
#embed "../../runtime/src/gammaray/patches/http.py" suffix(,)
    0};
static const unsigned char file_34[] = {
#embed "../../runtime/src/gammaray/patches/http_exchanges.py" suffix(,)
    0};
static const unsigned char file_35[] = {
#embed "../../runtime/src/gammaray/propagation/__init__.py" suffix(,)
    0};
static const unsigned char file_36[] = {
#embed "../../runtime/src/gammaray/propagation/headers.py" suffix(,)
    0};
static const unsigned char file_37[] = {
#embed "../../runtime/src/gammaray/reporter.py" suffix(,)
    0};
static const unsigned char file_38[] = {
#embed "../../runtime/src/gammaray/sdks.py" suffix(,)
    0};
static const unsigned char file_39[] = {
#embed "../../runtime/src/gammaray/services/__init__.py" suffix(,)
    0};
static const unsigned char file_40[] = {
#embed "../../runtime/src/gammaray/services/awslambda.py" suffix(,)
    0};
static const unsigned char file_41[] = {
#embed "../../runtime/src/gammaray/services/catalogued.py" suffix(,)
    0};
static const unsigned char file_42[] = {
#embed "../../runtime/src/gammaray/services/dynamodb.py" suffix(,)
    0};
static const unsigned char file_43[] = {
#embed "../../runtime/src/gammaray/services/events.py" suffix(,)
    0};
static const unsigned char file_44[] = {
#embed "../../runtime/src/gammaray/services/kinesis.py" suffix(,)
    0};
static const unsigned char file_45[] = {
#embed "../../runtime/src/gammaray/services/other.py" suffix(,)
    0};
static const unsigned char file_46[] = {
#embed "../../runtime/src/gammaray/services/partiql.py" suffix(,)
    0};
static const unsigned char file_47[] = {
#embed "../../runtime/src/gammaray/services/s3.py" suffix(,)
    0};
static const unsigned char file_48[] = {
#embed "../../runtime/src/gammaray/services/ses.py" suffix(,)
    0};
static const unsigned char file_49[] = {
#embed "../../runtime/src/gammaray/services/sns.py" suffix(,)
    0};
static const unsigned char file_50[] = {
#embed "../../runtime/src/gammaray/services/sqs.py" suffix(,)
    0};
static const unsigned char file_51[] = {
#embed "../../runtime/src/gammaray/services/stepfunctions.py" suffix(,)
    0};
static const unsigned char file_52[] = {
#embed "../../runtime/src/gammaray/setbacks.py" suffix(,)
    0};
static const unsigned char file_53[] = {
#embed "../../runtime/src/gammaray/settings.py" suffix(,)
    0};
static const unsigned char file_54[] = {
#embed "../../runtime/src/gammaray/shutdown.py" suffix(,)
    0};
static const unsigned char file_55[] = {
#embed "../../runtime/src/gammaray/sinks/__init__.py" suffix(,)
    0};
static const unsigned char file_56[] = {
#embed "../../runtime/src/gammaray/sinks/connection.py" suffix(,)
    0};
static const unsigned char file_57[] = {
#embed "../../runtime/src/gammaray/sinks/credentials.py" suffix(,)
    0};
static const unsigned char file_58[] = {
#embed "../../runtime/src/gammaray/sinks/dynamodb.py" suffix(,)
    0};
static const unsigned char file_59[] = {
#embed "../../runtime/src/gammaray/sinks/endpoints.py" suffix(,)
    0};
static const unsigned char file_60[] = {
#embed "../../runtime/src/gammaray/sinks/file.py" suffix(,)
    0};
static const unsigned char file_61[] = {
#embed "../../runtime/src/gammaray/sinks/log.py" suffix(,)
    0};
static const unsigned char file_62[] = {
#embed "../../runtime/src/gammaray/sinks/opening.py" suffix(,)
    0};
static const unsigned char file_63[] = {
#embed "../../runtime/src/gammaray/sinks/proxies.py" suffix(,)
    0};
static const unsigned char file_64[] = {
#embed "../../runtime/src/gammaray/sinks/refusals.py" suffix(,)
    0};
static const unsigned char file_65[] = {
#embed "../../runtime/src/gammaray/sinks/sigv4.py" suffix(,)
    0};
static const unsigned char file_66[] = {
#embed "../../runtime/src/gammaray/sites.py" suffix(,)
    0};
static const unsigned char file_67[] = {
#embed "../../runtime/src/gammaray/sources/__init__.py" suffix(,)
    0};
static const unsigned char file_68[] = {
#embed "../../runtime/src/gammaray/sources/alarm.py" suffix(,)
    0};
static const unsigned char file_69[] = {
#embed "../../runtime/src/gammaray/sources/alexa.py" suffix(,)
    0};
static const unsigned char file_70[] = {
#embed "../../runtime/src/gammaray/sources/appsync.py" suffix(,)
    0};
static const unsigned char file_71[] = {
#embed "../../runtime/src/gammaray/sources/authorizer.py" suffix(,)
    0};
static const unsigned char file_72[] = {
#embed "../../runtime/src/gammaray/sources/batches.py" suffix(,)
    0};
static const unsigned char file_73[] = {
#embed "../../runtime/src/gammaray/sources/bedrock.py" suffix(,)
    0};
static const unsigned char file_74[] = {
#embed "../../runtime/src/gammaray/sources/cloudformation.py" suffix(,)
    0};
static const unsigned char file_75[] = {
#embed "../../runtime/src/gammaray/sources/cloudfront.py" suffix(,)
    0};
static const unsigned char file_76[] = {
#embed "../../runtime/src/gammaray/sources/codecommit.py" suffix(,)
    0};
static const unsigned char file_77[] = {
#embed "../../runtime/src/gammaray/sources/codedeploy.py" suffix(,)
    0};
static const unsigned char file_78[] = {
#embed "../../runtime/src/gammaray/sources/codepipeline.py" suffix(,)
    0};
static const unsigned char file_79[] = {
#embed "../../runtime/src/gammaray/sources/cognito.py" suffix(,)
    0};
static const unsigned char file_80[] = {
#embed "../../runtime/src/gammaray/sources/config.py" suffix(,)
    0};
static const unsigned char file_81[] = {
#embed "../../runtime/src/gammaray/sources/connect.py" suffix(,)
    0};
static const unsigned char file_82[] = {
#embed "../../runtime/src/gammaray/sources/destination.py" suffix(,)
    0};
static const unsigned char file_83[] = {
#embed "../../runtime/src/gammaray/sources/documentdb.py" suffix(,)
    0};
static const unsigned char file_84[] = {
#embed "../../runtime/src/gammaray/sources/dynamodb.py" suffix(,)
    0};
static const unsigned char file_85[] = {
#embed "../../runtime/src/gammaray/sources/envelopes.py" suffix(,)
    0};
static const unsigned char file_86[] = {
#embed "../../runtime/src/gammaray/sources/eventbridge.py" suffix(,)
    0};
static const unsigned char file_87[] = {
#embed "../../runtime/src/gammaray/sources/firehose.py" suffix(,)
    0};
static const unsigned char file_88[] = {
#embed "../../runtime/src/gammaray/sources/http.py" suffix(,)
    0};
static const unsigned char file_89[] = {
#embed "../../runtime/src/gammaray/sources/iot.py" suffix(,)
    0};
static const unsigned char file_90[] = {
#embed "../../runtime/src/gammaray/sources/jobs.py" suffix(,)
    0};
static const unsigned char file_91[] = {
#embed "../../runtime/src/gammaray/sources/kafka.py" suffix(,)
    0};
static const unsigned char file_92[] = {
#embed "../../runtime/src/gammaray/sources/kinesis.py" suffix(,)
    0};
static const unsigned char file_93[] = {
#embed "../../runtime/src/gammaray/sources/kpl.py" suffix(,)
    0};
static const unsigned char file_94[] = {
#embed "../../runtime/src/gammaray/sources/lattice.py" suffix(,)
    0};
static const unsigned char file_95[] = {
#embed "../../runtime/src/gammaray/sources/lex.py" suffix(,)
    0};
static const unsigned char file_96[] = {
#embed "../../runtime/src/gammaray/sources/logs.py" suffix(,)
    0};
static const unsigned char file_97[] = {
#embed "../../runtime/src/gammaray/sources/mq.py" suffix(,)
    0};
static const unsigned char file_98[] = {
#embed "../../runtime/src/gammaray/sources/pipes.py" suffix(,)
    0};
static const unsigned char file_99[] = {
#embed "../../runtime/src/gammaray/sources/retries.py" suffix(,)
    0};
static const unsigned char file_100[] = {
#embed "../../runtime/src/gammaray/sources/s3.py" suffix(,)
    0};
static const unsigned char file_101[] = {
#embed "../../runtime/src/gammaray/sources/s3batch.py" suffix(,)
    0};
static const unsigned char file_102[] = {
#embed "../../runtime/src/gammaray/sources/s3object.py" suffix(,)
    0};
static const unsigned char file_103[] = {
#embed "../../runtime/src/gammaray/sources/secretsmanager.py" suffix(,)
    0};
static const unsigned char file_104[] = {
#embed "../../runtime/src/gammaray/sources/ses.py" suffix(,)
    0};
static const unsigned char file_105[] = {
#embed "../../runtime/src/gammaray/sources/sns.py" suffix(,)
    0};
static const unsigned char file_106[] = {
#embed "../../runtime/src/gammaray/sources/sqs.py" suffix(,)
    0};
static const unsigned char file_107[] = {
#embed "../../runtime/src/gammaray/sources/stepfunctions.py" suffix(,)
    0};
static const unsigned char file_108[] = {
#embed "../../runtime/src/gammaray/spill.py" suffix(,)
    0};
static const unsigned char file_109[] = {
#embed "../../runtime/src/gammaray/state.py" suffix(,)
    0};
static const unsigned char file_110[] = {
#embed "../../runtime/src/gammaray/static.py" suffix(,)
    0};
static const unsigned char file_111[] = {
#embed "../../runtime/src/gammaray/totals.py" suffix(,)
    0};
static const unsigned char file_112[] = {
#embed "../../runtime/src/gammaray/watch.py" suffix(,)
    0};
static const unsigned char file_113[] = {
#embed "../../Sources/CEmbeddedFiles/support/cfnresponse.py" suffix(,)
    0};
static const unsigned char file_114[] = {
#embed "../../collector/src/__main__.py" suffix(,)
    0};
static const unsigned char file_115[] = {
#embed "../../collector/src/gammaray_collect/__init__.py" suffix(,)
    0};
static const unsigned char file_116[] = {
#embed "../../collector/src/gammaray_collect/api.py" suffix(,)
    0};
static const unsigned char file_117[] = {
#embed "../../collector/src/gammaray_collect/cli.py" suffix(,)
    0};
static const unsigned char file_118[] = {
#embed "../../collector/src/gammaray_collect/main.py" suffix(,)
    0};
static const unsigned char file_119[] = {
#embed "../../collector/src/gammaray_collect/scan.py" suffix(,)
    0};
static const unsigned char file_120[] = {
#embed "../../collector/src/gammaray_collect/sdk.py" suffix(,)
    0};
static const unsigned char file_121[] = {
#embed "../../collector/src/gammaray_collect/shard.py" suffix(,)
    0};
static const unsigned char file_122[] = {
#embed "../../collector/src/gammaray_collect/stream.py" suffix(,)
    0};
static const unsigned char file_123[] = {
#embed "../../collector/src/gammaray_collect/table.py" suffix(,)
    0};
static const unsigned char file_124[] = {
#embed "../../collector/src/gammaray_collect/wire.py" suffix(,)
    0};
static const unsigned char file_125[] = {
#embed "../../report/index.html" suffix(,)
    0};
static const unsigned char file_126[] = {
#embed "../../report/scripts/charts.js" suffix(,)
    0};
static const unsigned char file_127[] = {
#embed "../../report/scripts/data.js" suffix(,)
    0};
static const unsigned char file_128[] = {
#embed "../../report/scripts/details/details.js" suffix(,)
    0};
static const unsigned char file_129[] = {
#embed "../../report/scripts/details/edge.js" suffix(,)
    0};
static const unsigned char file_130[] = {
#embed "../../report/scripts/details/invocation.js" suffix(,)
    0};
static const unsigned char file_131[] = {
#embed "../../report/scripts/details/node.js" suffix(,)
    0};
static const unsigned char file_132[] = {
#embed "../../report/scripts/details/panel.js" suffix(,)
    0};
static const unsigned char file_133[] = {
#embed "../../report/scripts/dom.js" suffix(,)
    0};
static const unsigned char file_134[] = {
#embed "../../report/scripts/format.js" suffix(,)
    0};
static const unsigned char file_135[] = {
#embed "../../report/scripts/graph/draw.js" suffix(,)
    0};
static const unsigned char file_136[] = {
#embed "../../report/scripts/graph/fold.js" suffix(,)
    0};
static const unsigned char file_137[] = {
#embed "../../report/scripts/graph/layers.js" suffix(,)
    0};
static const unsigned char file_138[] = {
#embed "../../report/scripts/graph/layout.js" suffix(,)
    0};
static const unsigned char file_139[] = {
#embed "../../report/scripts/graph/legend.js" suffix(,)
    0};
static const unsigned char file_140[] = {
#embed "../../report/scripts/graph/order.js" suffix(,)
    0};
static const unsigned char file_141[] = {
#embed "../../report/scripts/graph/place.js" suffix(,)
    0};
static const unsigned char file_142[] = {
#embed "../../report/scripts/graph/route.js" suffix(,)
    0};
static const unsigned char file_143[] = {
#embed "../../report/scripts/graph/view.js" suffix(,)
    0};
static const unsigned char file_144[] = {
#embed "../../report/scripts/graph/viewport.js" suffix(,)
    0};
static const unsigned char file_145[] = {
#embed "../../report/scripts/ledger.js" suffix(,)
    0};
static const unsigned char file_146[] = {
#embed "../../report/scripts/links.js" suffix(,)
    0};
static const unsigned char file_147[] = {
#embed "../../report/scripts/main.js" suffix(,)
    0};
static const unsigned char file_148[] = {
#embed "../../report/scripts/overview.js" suffix(,)
    0};
static const unsigned char file_149[] = {
#embed "../../report/scripts/router.js" suffix(,)
    0};
static const unsigned char file_150[] = {
#embed "../../report/scripts/search.js" suffix(,)
    0};
static const unsigned char file_151[] = {
#embed "../../report/scripts/table.js" suffix(,)
    0};
static const unsigned char file_152[] = {
#embed "../../report/scripts/tables.js" suffix(,)
    0};
static const unsigned char file_153[] = {
#embed "../../report/scripts/theme.js" suffix(,)
    0};
static const unsigned char file_154[] = {
#embed "../../report/scripts/trace/cells.js" suffix(,)
    0};
static const unsigned char file_155[] = {
#embed "../../report/scripts/trace/head.js" suffix(,)
    0};
static const unsigned char file_156[] = {
#embed "../../report/scripts/trace/lines.js" suffix(,)
    0};
static const unsigned char file_157[] = {
#embed "../../report/scripts/trace/list.js" suffix(,)
    0};
static const unsigned char file_158[] = {
#embed "../../report/scripts/trace/rows.js" suffix(,)
    0};
static const unsigned char file_159[] = {
#embed "../../report/scripts/trace/scale.js" suffix(,)
    0};
static const unsigned char file_160[] = {
#embed "../../report/scripts/trace/waterfall.js" suffix(,)
    0};
static const unsigned char file_161[] = {
#embed "../../report/styles/base.css" suffix(,)
    0};
static const unsigned char file_162[] = {
#embed "../../report/styles/details.css" suffix(,)
    0};
static const unsigned char file_163[] = {
#embed "../../report/styles/graph.css" suffix(,)
    0};
static const unsigned char file_164[] = {
#embed "../../report/styles/ledger.css" suffix(,)
    0};
static const unsigned char file_165[] = {
#embed "../../report/styles/shell.css" suffix(,)
    0};
static const unsigned char file_166[] = {
#embed "../../report/styles/table.css" suffix(,)
    0};
static const unsigned char file_167[] = {
#embed "../../report/styles/trace.css" suffix(,)
    0};

const gammaray_embedded_file *gammaray_embedded_files(size_t *count) {
  static const gammaray_embedded_file files[] = {
    {"runtime/src/gammaray/__init__.py", file_0, sizeof file_0 - 1},
    {"runtime/src/gammaray/boundary.py", file_1, sizeof file_1 - 1},
    {"runtime/src/gammaray/calls.py", file_2, sizeof file_2 - 1},
    {"runtime/src/gammaray/catalog.py", file_3, sizeof file_3 - 1},
    {"runtime/src/gammaray/catalog.txt", file_4, sizeof file_4 - 1},
    {"runtime/src/gammaray/dynamic.py", file_5, sizeof file_5 - 1},
    {"runtime/src/gammaray/entrance.py", file_6, sizeof file_6 - 1},
    {"runtime/src/gammaray/exchanges/__init__.py", file_7, sizeof file_7 - 1},
    {"runtime/src/gammaray/exchanges/answers.py", file_8, sizeof file_8 - 1},
    {"runtime/src/gammaray/exchanges/relays.py", file_9, sizeof file_9 - 1},
    {"runtime/src/gammaray/forks.py", file_10, sizeof file_10 - 1},
    {"runtime/src/gammaray/frames.py", file_11, sizeof file_11 - 1},
    {"runtime/src/gammaray/guard.py", file_12, sizeof file_12 - 1},
    {"runtime/src/gammaray/handlers.py", file_13, sizeof file_13 - 1},
    {"runtime/src/gammaray/hooks/__init__.py", file_14, sizeof file_14 - 1},
    {"runtime/src/gammaray/hooks/calls.py", file_15, sizeof file_15 - 1},
    {"runtime/src/gammaray/hooks/catalogued.py", file_16, sizeof file_16 - 1},
    {"runtime/src/gammaray/hooks/clients.py", file_17, sizeof file_17 - 1},
    {"runtime/src/gammaray/hooks/exchanges.py", file_18, sizeof file_18 - 1},
    {"runtime/src/gammaray/hooks/http.py", file_19, sizeof file_19 - 1},
    {"runtime/src/gammaray/hooks/places.py", file_20, sizeof file_20 - 1},
    {"runtime/src/gammaray/hooks/wrappers.py", file_21, sizeof file_21 - 1},
    {"runtime/src/gammaray/hybrid.py", file_22, sizeof file_22 - 1},
    {"runtime/src/gammaray/images.py", file_23, sizeof file_23 - 1},
    {"runtime/src/gammaray/imports.py", file_24, sizeof file_24 - 1},
    {"runtime/src/gammaray/keys.py", file_25, sizeof file_25 - 1},
    {"runtime/src/gammaray/lifecycle.py", file_26, sizeof file_26 - 1},
    {"runtime/src/gammaray/names.py", file_27, sizeof file_27 - 1},
    {"runtime/src/gammaray/objects.py", file_28, sizeof file_28 - 1},
    {"runtime/src/gammaray/owners.py", file_29, sizeof file_29 - 1},
    {"runtime/src/gammaray/patches/__init__.py", file_30, sizeof file_30 - 1},
    {"runtime/src/gammaray/patches/aiobotocore_client.py", file_31, sizeof file_31 - 1},
    {"runtime/src/gammaray/patches/botocore_client.py", file_32, sizeof file_32 - 1},
    {"runtime/src/gammaray/patches/http.py", file_33, sizeof file_33 - 1},
    {"runtime/src/gammaray/patches/http_exchanges.py", file_34, sizeof file_34 - 1},
    {"runtime/src/gammaray/propagation/__init__.py", file_35, sizeof file_35 - 1},
    {"runtime/src/gammaray/propagation/headers.py", file_36, sizeof file_36 - 1},
    {"runtime/src/gammaray/reporter.py", file_37, sizeof file_37 - 1},
    {"runtime/src/gammaray/sdks.py", file_38, sizeof file_38 - 1},
    {"runtime/src/gammaray/services/__init__.py", file_39, sizeof file_39 - 1},
    {"runtime/src/gammaray/services/awslambda.py", file_40, sizeof file_40 - 1},
    {"runtime/src/gammaray/services/catalogued.py", file_41, sizeof file_41 - 1},
    {"runtime/src/gammaray/services/dynamodb.py", file_42, sizeof file_42 - 1},
    {"runtime/src/gammaray/services/events.py", file_43, sizeof file_43 - 1},
    {"runtime/src/gammaray/services/kinesis.py", file_44, sizeof file_44 - 1},
    {"runtime/src/gammaray/services/other.py", file_45, sizeof file_45 - 1},
    {"runtime/src/gammaray/services/partiql.py", file_46, sizeof file_46 - 1},
    {"runtime/src/gammaray/services/s3.py", file_47, sizeof file_47 - 1},
    {"runtime/src/gammaray/services/ses.py", file_48, sizeof file_48 - 1},
    {"runtime/src/gammaray/services/sns.py", file_49, sizeof file_49 - 1},
    {"runtime/src/gammaray/services/sqs.py", file_50, sizeof file_50 - 1},
    {"runtime/src/gammaray/services/stepfunctions.py", file_51, sizeof file_51 - 1},
    {"runtime/src/gammaray/setbacks.py", file_52, sizeof file_52 - 1},
    {"runtime/src/gammaray/settings.py", file_53, sizeof file_53 - 1},
    {"runtime/src/gammaray/shutdown.py", file_54, sizeof file_54 - 1},
    {"runtime/src/gammaray/sinks/__init__.py", file_55, sizeof file_55 - 1},
    {"runtime/src/gammaray/sinks/connection.py", file_56, sizeof file_56 - 1},
    {"runtime/src/gammaray/sinks/credentials.py", file_57, sizeof file_57 - 1},
    {"runtime/src/gammaray/sinks/dynamodb.py", file_58, sizeof file_58 - 1},
    {"runtime/src/gammaray/sinks/endpoints.py", file_59, sizeof file_59 - 1},
    {"runtime/src/gammaray/sinks/file.py", file_60, sizeof file_60 - 1},
    {"runtime/src/gammaray/sinks/log.py", file_61, sizeof file_61 - 1},
    {"runtime/src/gammaray/sinks/opening.py", file_62, sizeof file_62 - 1},
    {"runtime/src/gammaray/sinks/proxies.py", file_63, sizeof file_63 - 1},
    {"runtime/src/gammaray/sinks/refusals.py", file_64, sizeof file_64 - 1},
    {"runtime/src/gammaray/sinks/sigv4.py", file_65, sizeof file_65 - 1},
    {"runtime/src/gammaray/sites.py", file_66, sizeof file_66 - 1},
    {"runtime/src/gammaray/sources/__init__.py", file_67, sizeof file_67 - 1},
    {"runtime/src/gammaray/sources/alarm.py", file_68, sizeof file_68 - 1},
    {"runtime/src/gammaray/sources/alexa.py", file_69, sizeof file_69 - 1},
    {"runtime/src/gammaray/sources/appsync.py", file_70, sizeof file_70 - 1},
    {"runtime/src/gammaray/sources/authorizer.py", file_71, sizeof file_71 - 1},
    {"runtime/src/gammaray/sources/batches.py", file_72, sizeof file_72 - 1},
    {"runtime/src/gammaray/sources/bedrock.py", file_73, sizeof file_73 - 1},
    {"runtime/src/gammaray/sources/cloudformation.py", file_74, sizeof file_74 - 1},
    {"runtime/src/gammaray/sources/cloudfront.py", file_75, sizeof file_75 - 1},
    {"runtime/src/gammaray/sources/codecommit.py", file_76, sizeof file_76 - 1},
    {"runtime/src/gammaray/sources/codedeploy.py", file_77, sizeof file_77 - 1},
    {"runtime/src/gammaray/sources/codepipeline.py", file_78, sizeof file_78 - 1},
    {"runtime/src/gammaray/sources/cognito.py", file_79, sizeof file_79 - 1},
    {"runtime/src/gammaray/sources/config.py", file_80, sizeof file_80 - 1},
    {"runtime/src/gammaray/sources/connect.py", file_81, sizeof file_81 - 1},
    {"runtime/src/gammaray/sources/destination.py", file_82, sizeof file_82 - 1},
    {"runtime/src/gammaray/sources/documentdb.py", file_83, sizeof file_83 - 1},
    {"runtime/src/gammaray/sources/dynamodb.py", file_84, sizeof file_84 - 1},
    {"runtime/src/gammaray/sources/envelopes.py", file_85, sizeof file_85 - 1},
    {"runtime/src/gammaray/sources/eventbridge.py", file_86, sizeof file_86 - 1},
    {"runtime/src/gammaray/sources/firehose.py", file_87, sizeof file_87 - 1},
    {"runtime/src/gammaray/sources/http.py", file_88, sizeof file_88 - 1},
    {"runtime/src/gammaray/sources/iot.py", file_89, sizeof file_89 - 1},
    {"runtime/src/gammaray/sources/jobs.py", file_90, sizeof file_90 - 1},
    {"runtime/src/gammaray/sources/kafka.py", file_91, sizeof file_91 - 1},
    {"runtime/src/gammaray/sources/kinesis.py", file_92, sizeof file_92 - 1},
    {"runtime/src/gammaray/sources/kpl.py", file_93, sizeof file_93 - 1},
    {"runtime/src/gammaray/sources/lattice.py", file_94, sizeof file_94 - 1},
    {"runtime/src/gammaray/sources/lex.py", file_95, sizeof file_95 - 1},
    {"runtime/src/gammaray/sources/logs.py", file_96, sizeof file_96 - 1},
    {"runtime/src/gammaray/sources/mq.py", file_97, sizeof file_97 - 1},
    {"runtime/src/gammaray/sources/pipes.py", file_98, sizeof file_98 - 1},
    {"runtime/src/gammaray/sources/retries.py", file_99, sizeof file_99 - 1},
    {"runtime/src/gammaray/sources/s3.py", file_100, sizeof file_100 - 1},
    {"runtime/src/gammaray/sources/s3batch.py", file_101, sizeof file_101 - 1},
    {"runtime/src/gammaray/sources/s3object.py", file_102, sizeof file_102 - 1},
    {"runtime/src/gammaray/sources/secretsmanager.py", file_103, sizeof file_103 - 1},
    {"runtime/src/gammaray/sources/ses.py", file_104, sizeof file_104 - 1},
    {"runtime/src/gammaray/sources/sns.py", file_105, sizeof file_105 - 1},
    {"runtime/src/gammaray/sources/sqs.py", file_106, sizeof file_106 - 1},
    {"runtime/src/gammaray/sources/stepfunctions.py", file_107, sizeof file_107 - 1},
    {"runtime/src/gammaray/spill.py", file_108, sizeof file_108 - 1},
    {"runtime/src/gammaray/state.py", file_109, sizeof file_109 - 1},
    {"runtime/src/gammaray/static.py", file_110, sizeof file_110 - 1},
    {"runtime/src/gammaray/totals.py", file_111, sizeof file_111 - 1},
    {"runtime/src/gammaray/watch.py", file_112, sizeof file_112 - 1},
    {"Sources/CEmbeddedFiles/support/cfnresponse.py", file_113, sizeof file_113 - 1},
    {"collector/src/__main__.py", file_114, sizeof file_114 - 1},
    {"collector/src/gammaray_collect/__init__.py", file_115, sizeof file_115 - 1},
    {"collector/src/gammaray_collect/api.py", file_116, sizeof file_116 - 1},
    {"collector/src/gammaray_collect/cli.py", file_117, sizeof file_117 - 1},
    {"collector/src/gammaray_collect/main.py", file_118, sizeof file_118 - 1},
    {"collector/src/gammaray_collect/scan.py", file_119, sizeof file_119 - 1},
    {"collector/src/gammaray_collect/sdk.py", file_120, sizeof file_120 - 1},
    {"collector/src/gammaray_collect/shard.py", file_121, sizeof file_121 - 1},
    {"collector/src/gammaray_collect/stream.py", file_122, sizeof file_122 - 1},
    {"collector/src/gammaray_collect/table.py", file_123, sizeof file_123 - 1},
    {"collector/src/gammaray_collect/wire.py", file_124, sizeof file_124 - 1},
    {"report/index.html", file_125, sizeof file_125 - 1},
    {"report/scripts/charts.js", file_126, sizeof file_126 - 1},
    {"report/scripts/data.js", file_127, sizeof file_127 - 1},
    {"report/scripts/details/details.js", file_128, sizeof file_128 - 1},
    {"report/scripts/details/edge.js", file_129, sizeof file_129 - 1},
    {"report/scripts/details/invocation.js", file_130, sizeof file_130 - 1},
    {"report/scripts/details/node.js", file_131, sizeof file_131 - 1},
    {"report/scripts/details/panel.js", file_132, sizeof file_132 - 1},
    {"report/scripts/dom.js", file_133, sizeof file_133 - 1},
    {"report/scripts/format.js", file_134, sizeof file_134 - 1},
    {"report/scripts/graph/draw.js", file_135, sizeof file_135 - 1},
    {"report/scripts/graph/fold.js", file_136, sizeof file_136 - 1},
    {"report/scripts/graph/layers.js", file_137, sizeof file_137 - 1},
    {"report/scripts/graph/layout.js", file_138, sizeof file_138 - 1},
    {"report/scripts/graph/legend.js", file_139, sizeof file_139 - 1},
    {"report/scripts/graph/order.js", file_140, sizeof file_140 - 1},
    {"report/scripts/graph/place.js", file_141, sizeof file_141 - 1},
    {"report/scripts/graph/route.js", file_142, sizeof file_142 - 1},
    {"report/scripts/graph/view.js", file_143, sizeof file_143 - 1},
    {"report/scripts/graph/viewport.js", file_144, sizeof file_144 - 1},
    {"report/scripts/ledger.js", file_145, sizeof file_145 - 1},
    {"report/scripts/links.js", file_146, sizeof file_146 - 1},
    {"report/scripts/main.js", file_147, sizeof file_147 - 1},
    {"report/scripts/overview.js", file_148, sizeof file_148 - 1},
    {"report/scripts/router.js", file_149, sizeof file_149 - 1},
    {"report/scripts/search.js", file_150, sizeof file_150 - 1},
    {"report/scripts/table.js", file_151, sizeof file_151 - 1},
    {"report/scripts/tables.js", file_152, sizeof file_152 - 1},
    {"report/scripts/theme.js", file_153, sizeof file_153 - 1},
    {"report/scripts/trace/cells.js", file_154, sizeof file_154 - 1},
    {"report/scripts/trace/head.js", file_155, sizeof file_155 - 1},
    {"report/scripts/trace/lines.js", file_156, sizeof file_156 - 1},
    {"report/scripts/trace/list.js", file_157, sizeof file_157 - 1},
    {"report/scripts/trace/rows.js", file_158, sizeof file_158 - 1},
    {"report/scripts/trace/scale.js", file_159, sizeof file_159 - 1},
    {"report/scripts/trace/waterfall.js", file_160, sizeof file_160 - 1},
    {"report/styles/base.css", file_161, sizeof file_161 - 1},
    {"report/styles/details.css", file_162, sizeof file_162 - 1},
    {"report/styles/graph.css", file_163, sizeof file_163 - 1},
    {"report/styles/ledger.css", file_164, sizeof file_164 - 1},
    {"report/styles/shell.css", file_165, sizeof file_165 - 1},
    {"report/styles/table.css", file_166, sizeof file_166 - 1},
    {"report/styles/trace.css", file_167, sizeof file_167 - 1},
  };
  *count = sizeof files / sizeof *files;
  return files;
}
