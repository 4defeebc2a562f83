// Written by scripts/embed-runtime.
#include "runtime_files.h"

static const unsigned char runtime_0[] = {
#embed "../../runtime/src/gammaray/__init__.py" suffix(,)
    0};
static const unsigned char runtime_1[] = {
#embed "../../runtime/src/gammaray/boundary.py" suffix(,)
    0};
static const unsigned char runtime_2[] = {
#embed "../../runtime/src/gammaray/calls.py" suffix(,)
    0};
static const unsigned char runtime_3[] = {
#embed "../../runtime/src/gammaray/catalog.py" suffix(,)
    0};
static const unsigned char runtime_4[] = {
#embed "../../runtime/src/gammaray/catalog.txt" suffix(,)
    0};
static const unsigned char runtime_5[] = {
#embed "../../runtime/src/gammaray/dynamic.py" suffix(,)
    0};
static const unsigned char runtime_6[] = {
#embed "../../runtime/src/gammaray/entrance.py" suffix(,)
    0};
static const unsigned char runtime_7[] = {
#embed "../../runtime/src/gammaray/exchanges/__init__.py" suffix(,)
    0};
static const unsigned char runtime_8[] = {
#embed "../../runtime/src/gammaray/exchanges/answers.py" suffix(,)
    0};
static const unsigned char runtime_9[] = {
#embed "../../runtime/src/gammaray/exchanges/relays.py" suffix(,)
    0};
static const unsigned char runtime_10[] = {
#embed "../../runtime/src/gammaray/forks.py" suffix(,)
    0};
static const unsigned char runtime_11[] = {
#embed "../../runtime/src/gammaray/frames.py" suffix(,)
    0};
static const unsigned char runtime_12[] = {
#embed "../../runtime/src/gammaray/guard.py" suffix(,)
    0};
static const unsigned char runtime_13[] = {
#embed "../../runtime/src/gammaray/handlers.py" suffix(,)
    0};
static const unsigned char runtime_14[] = {
#embed "../../runtime/src/gammaray/hooks/__init__.py" suffix(,)
    0};
static const unsigned char runtime_15[] = {
#embed "../../runtime/src/gammaray/hooks/calls.py" suffix(,)
    0};
static const unsigned char runtime_16[] = {
#embed "../../runtime/src/gammaray/hooks/catalogued.py" suffix(,)
    0};
static const unsigned char runtime_17[] = {
#embed "../../runtime/src/gammaray/hooks/clients.py" suffix(,)
    0};
static const unsigned char runtime_18[] = {
#embed "../../runtime/src/gammaray/hooks/exchanges.py" suffix(,)
    0};
static const unsigned char runtime_19[] = {
#embed "../../runtime/src/gammaray/hooks/http.py" suffix(,)
    0};
static const unsigned char runtime_20[] = {
#embed "../../runtime/src/gammaray/hooks/places.py" suffix(,)
    0};
static const unsigned char runtime_21[] = {
#embed "../../runtime/src/gammaray/hooks/wrappers.py" suffix(,)
    0};
static const unsigned char runtime_22[] = {
#embed "../../runtime/src/gammaray/hybrid.py" suffix(,)
    0};
static const unsigned char runtime_23[] = {
#embed "../../runtime/src/gammaray/images.py" suffix(,)
    0};
static const unsigned char runtime_24[] = {
#embed "../../runtime/src/gammaray/imports.py" suffix(,)
    0};
static const unsigned char runtime_25[] = {
#embed "../../runtime/src/gammaray/keys.py" suffix(,)
    0};
static const unsigned char runtime_26[] = {
#embed "../../runtime/src/gammaray/lifecycle.py" suffix(,)
    0};
static const unsigned char runtime_27[] = {
#embed "../../runtime/src/gammaray/names.py" suffix(,)
    0};
static const unsigned char runtime_28[] = {
#embed "../../runtime/src/gammaray/objects.py" suffix(,)
    0};
static const unsigned char runtime_29[] = {
#embed "../../runtime/src/gammaray/owners.py" suffix(,)
    0};
static const unsigned char runtime_30[] = {
#embed "../../runtime/src/gammaray/patches/__init__.py" suffix(,)
    0};
static const unsigned char runtime_31[] = {
#embed "../../runtime/src/gammaray/patches/aiobotocore_client.py" suffix(,)
    0};
static const unsigned char runtime_32[] = {
#embed "../../runtime/src/gammaray/patches/botocore_client.py" suffix(,)
    0};
static const unsigned char runtime_33[] = {
#embed "../../runtime/src/gammaray/patches/http.py" suffix(,)
    0};
static const unsigned char runtime_34[] = {
#embed "../../runtime/src/gammaray/patches/http_exchanges.py" suffix(,)
    0};
static const unsigned char runtime_35[] = {
#embed "../../runtime/src/gammaray/propagation/__init__.py" suffix(,)
    0};
static const unsigned char runtime_36[] = {
#embed "../../runtime/src/gammaray/propagation/headers.py" suffix(,)
    0};
static const unsigned char runtime_37[] = {
#embed "../../runtime/src/gammaray/reporter.py" suffix(,)
    0};
static const unsigned char runtime_38[] = {
#embed "../../runtime/src/gammaray/sdks.py" suffix(,)
    0};
static const unsigned char runtime_39[] = {
#embed "../../runtime/src/gammaray/services/__init__.py" suffix(,)
    0};
static const unsigned char runtime_40[] = {
#embed "../../runtime/src/gammaray/services/awslambda.py" suffix(,)
    0};
static const unsigned char runtime_41[] = {
#embed "../../runtime/src/gammaray/services/catalogued.py" suffix(,)
    0};
static const unsigned char runtime_42[] = {
#embed "../../runtime/src/gammaray/services/dynamodb.py" suffix(,)
    0};
static const unsigned char runtime_43[] = {
#embed "../../runtime/src/gammaray/services/events.py" suffix(,)
    0};
static const unsigned char runtime_44[] = {
#embed "../../runtime/src/gammaray/services/kinesis.py" suffix(,)
    0};
static const unsigned char runtime_45[] = {
#embed "../../runtime/src/gammaray/services/other.py" suffix(,)
    0};
static const unsigned char runtime_46[] = {
#embed "../../runtime/src/gammaray/services/partiql.py" suffix(,)
    0};
static const unsigned char runtime_47[] = {
#embed "../../runtime/src/gammaray/services/s3.py" suffix(,)
    0};
static const unsigned char runtime_48[] = {
#embed "../../runtime/src/gammaray/services/ses.py" suffix(,)
    0};
static const unsigned char runtime_49[] = {
#embed "../../runtime/src/gammaray/services/sns.py" suffix(,)
    0};
static const unsigned char runtime_50[] = {
#embed "../../runtime/src/gammaray/services/sqs.py" suffix(,)
    0};
static const unsigned char runtime_51[] = {
#embed "../../runtime/src/gammaray/services/stepfunctions.py" suffix(,)
    0};
static const unsigned char runtime_52[] = {
#embed "../../runtime/src/gammaray/setbacks.py" suffix(,)
    0};
static const unsigned char runtime_53[] = {
#embed "../../runtime/src/gammaray/settings.py" suffix(,)
    0};
static const unsigned char runtime_54[] = {
#embed "../../runtime/src/gammaray/shutdown.py" suffix(,)
    0};
static const unsigned char runtime_55[] = {
#embed "../../runtime/src/gammaray/sinks/__init__.py" suffix(,)
    0};
static const unsigned char runtime_56[] = {
#embed "../../runtime/src/gammaray/sinks/connection.py" suffix(,)
    0};
static const unsigned char runtime_57[] = {
#embed "../../runtime/src/gammaray/sinks/credentials.py" suffix(,)
    0};
static const unsigned char runtime_58[] = {
#embed "../../runtime/src/gammaray/sinks/dynamodb.py" suffix(,)
    0};
static const unsigned char runtime_59[] = {
#embed "../../runtime/src/gammaray/sinks/endpoints.py" suffix(,)
    0};
static const unsigned char runtime_60[] = {
#embed "../../runtime/src/gammaray/sinks/file.py" suffix(,)
    0};
static const unsigned char runtime_61[] = {
#embed "../../runtime/src/gammaray/sinks/log.py" suffix(,)
    0};
static const unsigned char runtime_62[] = {
#embed "../../runtime/src/gammaray/sinks/opening.py" suffix(,)
    0};
static const unsigned char runtime_63[] = {
#embed "../../runtime/src/gammaray/sinks/proxies.py" suffix(,)
    0};
static const unsigned char runtime_64[] = {
#embed "../../runtime/src/gammaray/sinks/refusals.py" suffix(,)
    0};
static const unsigned char runtime_65[] = {
#embed "../../runtime/src/gammaray/sinks/sigv4.py" suffix(,)
    0};
static const unsigned char runtime_66[] = {
#embed "../../runtime/src/gammaray/sites.py" suffix(,)
    0};
static const unsigned char runtime_67[] = {
#embed "../../runtime/src/gammaray/sources/__init__.py" suffix(,)
    0};
static const unsigned char runtime_68[] = {
#embed "../../runtime/src/gammaray/sources/alarm.py" suffix(,)
    0};
static const unsigned char runtime_69[] = {
#embed "../../runtime/src/gammaray/sources/alexa.py" suffix(,)
    0};
static const unsigned char runtime_70[] = {
#embed "../../runtime/src/gammaray/sources/appsync.py" suffix(,)
    0};
static const unsigned char runtime_71[] = {
#embed "../../runtime/src/gammaray/sources/authorizer.py" suffix(,)
    0};
static const unsigned char runtime_72[] = {
#embed "../../runtime/src/gammaray/sources/batches.py" suffix(,)
    0};
static const unsigned char runtime_73[] = {
#embed "../../runtime/src/gammaray/sources/bedrock.py" suffix(,)
    0};
static const unsigned char runtime_74[] = {
#embed "../../runtime/src/gammaray/sources/cloudformation.py" suffix(,)
    0};
static const unsigned char runtime_75[] = {
#embed "../../runtime/src/gammaray/sources/cloudfront.py" suffix(,)
    0};
static const unsigned char runtime_76[] = {
#embed "../../runtime/src/gammaray/sources/codecommit.py" suffix(,)
    0};
static const unsigned char runtime_77[] = {
#embed "../../runtime/src/gammaray/sources/codedeploy.py" suffix(,)
    0};
static const unsigned char runtime_78[] = {
#embed "../../runtime/src/gammaray/sources/codepipeline.py" suffix(,)
    0};
static const unsigned char runtime_79[] = {
#embed "../../runtime/src/gammaray/sources/cognito.py" suffix(,)
    0};
static const unsigned char runtime_80[] = {
#embed "../../runtime/src/gammaray/sources/config.py" suffix(,)
    0};
static const unsigned char runtime_81[] = {
#embed "../../runtime/src/gammaray/sources/connect.py" suffix(,)
    0};
static const unsigned char runtime_82[] = {
#embed "../../runtime/src/gammaray/sources/destination.py" suffix(,)
    0};
static const unsigned char runtime_83[] = {
#embed "../../runtime/src/gammaray/sources/documentdb.py" suffix(,)
    0};
static const unsigned char runtime_84[] = {
#embed "../../runtime/src/gammaray/sources/dynamodb.py" suffix(,)
    0};
static const unsigned char runtime_85[] = {
#embed "../../runtime/src/gammaray/sources/envelopes.py" suffix(,)
    0};
static const unsigned char runtime_86[] = {
#embed "../../runtime/src/gammaray/sources/eventbridge.py" suffix(,)
    0};
static const unsigned char runtime_87[] = {
#embed "../../runtime/src/gammaray/sources/firehose.py" suffix(,)
    0};
static const unsigned char runtime_88[] = {
#embed "../../runtime/src/gammaray/sources/http.py" suffix(,)
    0};
static const unsigned char runtime_89[] = {
#embed "../../runtime/src/gammaray/sources/iot.py" suffix(,)
    0};
static const unsigned char runtime_90[] = {
#embed "../../runtime/src/gammaray/sources/jobs.py" suffix(,)
    0};
static const unsigned char runtime_91[] = {
#embed "../../runtime/src/gammaray/sources/kafka.py" suffix(,)
    0};
static const unsigned char runtime_92[] = {
#embed "../../runtime/src/gammaray/sources/kinesis.py" suffix(,)
    0};
static const unsigned char runtime_93[] = {
#embed "../../runtime/src/gammaray/sources/kpl.py" suffix(,)
    0};
static const unsigned char runtime_94[] = {
#embed "../../runtime/src/gammaray/sources/lattice.py" suffix(,)
    0};
static const unsigned char runtime_95[] = {
#embed "../../runtime/src/gammaray/sources/lex.py" suffix(,)
    0};
static const unsigned char runtime_96[] = {
#embed "../../runtime/src/gammaray/sources/logs.py" suffix(,)
    0};
static const unsigned char runtime_97[] = {
#embed "../../runtime/src/gammaray/sources/mq.py" suffix(,)
    0};
static const unsigned char runtime_98[] = {
#embed "../../runtime/src/gammaray/sources/pipes.py" suffix(,)
    0};
static const unsigned char runtime_99[] = {
#embed "../../runtime/src/gammaray/sources/retries.py" suffix(,)
    0};
static const unsigned char runtime_100[] = {
#embed "../../runtime/src/gammaray/sources/s3.py" suffix(,)
    0};
static const unsigned char runtime_101[] = {
#embed "../../runtime/src/gammaray/sources/s3batch.py" suffix(,)
    0};
static const unsigned char runtime_102[] = {
#embed "../../runtime/src/gammaray/sources/s3object.py" suffix(,)
    0};
static const unsigned char runtime_103[] = {
#embed "../../runtime/src/gammaray/sources/secretsmanager.py" suffix(,)
    0};
static const unsigned char runtime_104[] = {
#embed "../../runtime/src/gammaray/sources/ses.py" suffix(,)
    0};
static const unsigned char runtime_105[] = {
#embed "../../runtime/src/gammaray/sources/sns.py" suffix(,)
    0};
static const unsigned char runtime_106[] = {
#embed "../../runtime/src/gammaray/sources/sqs.py" suffix(,)
    0};
static const unsigned char runtime_107[] = {
#embed "../../runtime/src/gammaray/sources/stepfunctions.py" suffix(,)
    0};
static const unsigned char runtime_108[] = {
#embed "../../runtime/src/gammaray/spill.py" suffix(,)
    0};
static const unsigned char runtime_109[] = {
#embed "../../runtime/src/gammaray/state.py" suffix(,)
    0};
static const unsigned char runtime_110[] = {
#embed "../../runtime/src/gammaray/static.py" suffix(,)
    0};
static const unsigned char runtime_111[] = {
#embed "../../runtime/src/gammaray/totals.py" suffix(,)
    0};
static const unsigned char runtime_112[] = {
#embed "../../runtime/src/gammaray/watch.py" suffix(,)
    0};
static const unsigned char support_0[] = {
#embed "../../Sources/CRuntimeFiles/support/cfnresponse.py" suffix(,)
    0};
static const unsigned char collector_0[] = {
#embed "../../collector/src/__main__.py" suffix(,)
    0};
static const unsigned char collector_1[] = {
#embed "../../collector/src/gammaray_collect/__init__.py" suffix(,)
    0};
static const unsigned char collector_2[] = {
#embed "../../collector/src/gammaray_collect/api.py" suffix(,)
    0};
static const unsigned char collector_3[] = {
#embed "../../collector/src/gammaray_collect/cli.py" suffix(,)
    0};
static const unsigned char collector_4[] = {
#embed "../../collector/src/gammaray_collect/main.py" suffix(,)
    0};
static const unsigned char collector_5[] = {
#embed "../../collector/src/gammaray_collect/scan.py" suffix(,)
    0};
static const unsigned char collector_6[] = {
#embed "../../collector/src/gammaray_collect/sdk.py" suffix(,)
    0};
static const unsigned char collector_7[] = {
#embed "../../collector/src/gammaray_collect/shard.py" suffix(,)
    0};
static const unsigned char collector_8[] = {
#embed "../../collector/src/gammaray_collect/stream.py" suffix(,)
    0};
static const unsigned char collector_9[] = {
#embed "../../collector/src/gammaray_collect/table.py" suffix(,)
    0};
static const unsigned char collector_10[] = {
#embed "../../collector/src/gammaray_collect/wire.py" suffix(,)
    0};

const gammaray_runtime_file *gammaray_runtime_files(size_t *count) {
  static const gammaray_runtime_file files[] = {
    {"gammaray/__init__.py", runtime_0, sizeof runtime_0 - 1},
    {"gammaray/boundary.py", runtime_1, sizeof runtime_1 - 1},
    {"gammaray/calls.py", runtime_2, sizeof runtime_2 - 1},
    {"gammaray/catalog.py", runtime_3, sizeof runtime_3 - 1},
    {"gammaray/catalog.txt", runtime_4, sizeof runtime_4 - 1},
    {"gammaray/dynamic.py", runtime_5, sizeof runtime_5 - 1},
    {"gammaray/entrance.py", runtime_6, sizeof runtime_6 - 1},
    {"gammaray/exchanges/__init__.py", runtime_7, sizeof runtime_7 - 1},
    {"gammaray/exchanges/answers.py", runtime_8, sizeof runtime_8 - 1},
    {"gammaray/exchanges/relays.py", runtime_9, sizeof runtime_9 - 1},
    {"gammaray/forks.py", runtime_10, sizeof runtime_10 - 1},
    {"gammaray/frames.py", runtime_11, sizeof runtime_11 - 1},
    {"gammaray/guard.py", runtime_12, sizeof runtime_12 - 1},
    {"gammaray/handlers.py", runtime_13, sizeof runtime_13 - 1},
    {"gammaray/hooks/__init__.py", runtime_14, sizeof runtime_14 - 1},
    {"gammaray/hooks/calls.py", runtime_15, sizeof runtime_15 - 1},
    {"gammaray/hooks/catalogued.py", runtime_16, sizeof runtime_16 - 1},
    {"gammaray/hooks/clients.py", runtime_17, sizeof runtime_17 - 1},
    {"gammaray/hooks/exchanges.py", runtime_18, sizeof runtime_18 - 1},
    {"gammaray/hooks/http.py", runtime_19, sizeof runtime_19 - 1},
    {"gammaray/hooks/places.py", runtime_20, sizeof runtime_20 - 1},
    {"gammaray/hooks/wrappers.py", runtime_21, sizeof runtime_21 - 1},
    {"gammaray/hybrid.py", runtime_22, sizeof runtime_22 - 1},
    {"gammaray/images.py", runtime_23, sizeof runtime_23 - 1},
    {"gammaray/imports.py", runtime_24, sizeof runtime_24 - 1},
    {"gammaray/keys.py", runtime_25, sizeof runtime_25 - 1},
    {"gammaray/lifecycle.py", runtime_26, sizeof runtime_26 - 1},
    {"gammaray/names.py", runtime_27, sizeof runtime_27 - 1},
    {"gammaray/objects.py", runtime_28, sizeof runtime_28 - 1},
    {"gammaray/owners.py", runtime_29, sizeof runtime_29 - 1},
    {"gammaray/patches/__init__.py", runtime_30, sizeof runtime_30 - 1},
    {"gammaray/patches/aiobotocore_client.py", runtime_31, sizeof runtime_31 - 1},
    {"gammaray/patches/botocore_client.py", runtime_32, sizeof runtime_32 - 1},
    {"gammaray/patches/http.py", runtime_33, sizeof runtime_33 - 1},
    {"gammaray/patches/http_exchanges.py", runtime_34, sizeof runtime_34 - 1},
    {"gammaray/propagation/__init__.py", runtime_35, sizeof runtime_35 - 1},
    {"gammaray/propagation/headers.py", runtime_36, sizeof runtime_36 - 1},
    {"gammaray/reporter.py", runtime_37, sizeof runtime_37 - 1},
    {"gammaray/sdks.py", runtime_38, sizeof runtime_38 - 1},
    {"gammaray/services/__init__.py", runtime_39, sizeof runtime_39 - 1},
    {"gammaray/services/awslambda.py", runtime_40, sizeof runtime_40 - 1},
    {"gammaray/services/catalogued.py", runtime_41, sizeof runtime_41 - 1},
    {"gammaray/services/dynamodb.py", runtime_42, sizeof runtime_42 - 1},
    {"gammaray/services/events.py", runtime_43, sizeof runtime_43 - 1},
    {"gammaray/services/kinesis.py", runtime_44, sizeof runtime_44 - 1},
    {"gammaray/services/other.py", runtime_45, sizeof runtime_45 - 1},
    {"gammaray/services/partiql.py", runtime_46, sizeof runtime_46 - 1},
    {"gammaray/services/s3.py", runtime_47, sizeof runtime_47 - 1},
    {"gammaray/services/ses.py", runtime_48, sizeof runtime_48 - 1},
    {"gammaray/services/sns.py", runtime_49, sizeof runtime_49 - 1},
    {"gammaray/services/sqs.py", runtime_50, sizeof runtime_50 - 1},
    {"gammaray/services/stepfunctions.py", runtime_51, sizeof runtime_51 - 1},
    {"gammaray/setbacks.py", runtime_52, sizeof runtime_52 - 1},
    {"gammaray/settings.py", runtime_53, sizeof runtime_53 - 1},
    {"gammaray/shutdown.py", runtime_54, sizeof runtime_54 - 1},
    {"gammaray/sinks/__init__.py", runtime_55, sizeof runtime_55 - 1},
    {"gammaray/sinks/connection.py", runtime_56, sizeof runtime_56 - 1},
    {"gammaray/sinks/credentials.py", runtime_57, sizeof runtime_57 - 1},
    {"gammaray/sinks/dynamodb.py", runtime_58, sizeof runtime_58 - 1},
    {"gammaray/sinks/endpoints.py", runtime_59, sizeof runtime_59 - 1},
    {"gammaray/sinks/file.py", runtime_60, sizeof runtime_60 - 1},
    {"gammaray/sinks/log.py", runtime_61, sizeof runtime_61 - 1},
    {"gammaray/sinks/opening.py", runtime_62, sizeof runtime_62 - 1},
    {"gammaray/sinks/proxies.py", runtime_63, sizeof runtime_63 - 1},
    {"gammaray/sinks/refusals.py", runtime_64, sizeof runtime_64 - 1},
    {"gammaray/sinks/sigv4.py", runtime_65, sizeof runtime_65 - 1},
    {"gammaray/sites.py", runtime_66, sizeof runtime_66 - 1},
    {"gammaray/sources/__init__.py", runtime_67, sizeof runtime_67 - 1},
    {"gammaray/sources/alarm.py", runtime_68, sizeof runtime_68 - 1},
    {"gammaray/sources/alexa.py", runtime_69, sizeof runtime_69 - 1},
    {"gammaray/sources/appsync.py", runtime_70, sizeof runtime_70 - 1},
    {"gammaray/sources/authorizer.py", runtime_71, sizeof runtime_71 - 1},
    {"gammaray/sources/batches.py", runtime_72, sizeof runtime_72 - 1},
    {"gammaray/sources/bedrock.py", runtime_73, sizeof runtime_73 - 1},
    {"gammaray/sources/cloudformation.py", runtime_74, sizeof runtime_74 - 1},
    {"gammaray/sources/cloudfront.py", runtime_75, sizeof runtime_75 - 1},
    {"gammaray/sources/codecommit.py", runtime_76, sizeof runtime_76 - 1},
    {"gammaray/sources/codedeploy.py", runtime_77, sizeof runtime_77 - 1},
    {"gammaray/sources/codepipeline.py", runtime_78, sizeof runtime_78 - 1},
    {"gammaray/sources/cognito.py", runtime_79, sizeof runtime_79 - 1},
    {"gammaray/sources/config.py", runtime_80, sizeof runtime_80 - 1},
    {"gammaray/sources/connect.py", runtime_81, sizeof runtime_81 - 1},
    {"gammaray/sources/destination.py", runtime_82, sizeof runtime_82 - 1},
    {"gammaray/sources/documentdb.py", runtime_83, sizeof runtime_83 - 1},
    {"gammaray/sources/dynamodb.py", runtime_84, sizeof runtime_84 - 1},
    {"gammaray/sources/envelopes.py", runtime_85, sizeof runtime_85 - 1},
    {"gammaray/sources/eventbridge.py", runtime_86, sizeof runtime_86 - 1},
    {"gammaray/sources/firehose.py", runtime_87, sizeof runtime_87 - 1},
    {"gammaray/sources/http.py", runtime_88, sizeof runtime_88 - 1},
    {"gammaray/sources/iot.py", runtime_89, sizeof runtime_89 - 1},
    {"gammaray/sources/jobs.py", runtime_90, sizeof runtime_90 - 1},
    {"gammaray/sources/kafka.py", runtime_91, sizeof runtime_91 - 1},
    {"gammaray/sources/kinesis.py", runtime_92, sizeof runtime_92 - 1},
    {"gammaray/sources/kpl.py", runtime_93, sizeof runtime_93 - 1},
    {"gammaray/sources/lattice.py", runtime_94, sizeof runtime_94 - 1},
    {"gammaray/sources/lex.py", runtime_95, sizeof runtime_95 - 1},
    {"gammaray/sources/logs.py", runtime_96, sizeof runtime_96 - 1},
    {"gammaray/sources/mq.py", runtime_97, sizeof runtime_97 - 1},
    {"gammaray/sources/pipes.py", runtime_98, sizeof runtime_98 - 1},
    {"gammaray/sources/retries.py", runtime_99, sizeof runtime_99 - 1},
    {"gammaray/sources/s3.py", runtime_100, sizeof runtime_100 - 1},
    {"gammaray/sources/s3batch.py", runtime_101, sizeof runtime_101 - 1},
    {"gammaray/sources/s3object.py", runtime_102, sizeof runtime_102 - 1},
    {"gammaray/sources/secretsmanager.py", runtime_103, sizeof runtime_103 - 1},
    {"gammaray/sources/ses.py", runtime_104, sizeof runtime_104 - 1},
    {"gammaray/sources/sns.py", runtime_105, sizeof runtime_105 - 1},
    {"gammaray/sources/sqs.py", runtime_106, sizeof runtime_106 - 1},
    {"gammaray/sources/stepfunctions.py", runtime_107, sizeof runtime_107 - 1},
    {"gammaray/spill.py", runtime_108, sizeof runtime_108 - 1},
    {"gammaray/state.py", runtime_109, sizeof runtime_109 - 1},
    {"gammaray/static.py", runtime_110, sizeof runtime_110 - 1},
    {"gammaray/totals.py", runtime_111, sizeof runtime_111 - 1},
    {"gammaray/watch.py", runtime_112, sizeof runtime_112 - 1},
  };
  *count = sizeof files / sizeof *files;
  return files;
}

const gammaray_runtime_file *gammaray_support_files(size_t *count) {
  static const gammaray_runtime_file files[] = {
    {"support/cfnresponse.py", support_0, sizeof support_0 - 1},
  };
  *count = sizeof files / sizeof *files;
  return files;
}

const gammaray_runtime_file *gammaray_collector_files(size_t *count) {
  static const gammaray_runtime_file files[] = {
    {"src/__main__.py", collector_0, sizeof collector_0 - 1},
    {"src/gammaray_collect/__init__.py", collector_1, sizeof collector_1 - 1},
    {"src/gammaray_collect/api.py", collector_2, sizeof collector_2 - 1},
    {"src/gammaray_collect/cli.py", collector_3, sizeof collector_3 - 1},
    {"src/gammaray_collect/main.py", collector_4, sizeof collector_4 - 1},
    {"src/gammaray_collect/scan.py", collector_5, sizeof collector_5 - 1},
    {"src/gammaray_collect/sdk.py", collector_6, sizeof collector_6 - 1},
    {"src/gammaray_collect/shard.py", collector_7, sizeof collector_7 - 1},
    {"src/gammaray_collect/stream.py", collector_8, sizeof collector_8 - 1},
    {"src/gammaray_collect/table.py", collector_9, sizeof collector_9 - 1},
    {"src/gammaray_collect/wire.py", collector_10, sizeof collector_10 - 1},
  };
  *count = sizeof files / sizeof *files;
  return files;
}
