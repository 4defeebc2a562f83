import PyRewriter
import Testing

@Suite struct HandOffTests {
  private func kinds(_ source: String) throws -> [String] {
    var finder = try HandOffFinder()
    return finder.handOffs(in: Array(source.utf8), path: "app.py").map { "\($0.kind.rawValue)\($0.isHarmless ? " (harmless)" : "")" }
  }

  @Test(arguments: [
    ("s3.generate_presigned_url('put_object', Params={'Bucket': b}, ExpiresIn=60)", "presigned-url"),
    ("self.s3.generate_presigned_url(ClientMethod='get_object', Params=p)", "presigned-url (harmless)"),
    ("client().generate_presigned_post(Bucket=b, Key=k)", "presigned-url"),
    ("import subprocess\nsubprocess.run(['aws', 's3', 'cp', a, b], check=True)", "subprocess"),
    ("import subprocess as sp\nsp.check_call(f'aws s3 cp {a} {b}', shell=True)", "subprocess"),
    ("from subprocess import Popen as P\ncmd = 'aws sns publish --topic-arn {}'.format(t)\nP(shlex.split(cmd), shell=True)", ""),
    ("import shlex\nfrom subprocess import Popen\nx = 'aws lambda invoke'\nPopen(shlex.split(x))", "subprocess"),
    ("import subprocess\ndef f():\n  cmd = ['aws'] + args\n  subprocess.call(args=cmd)", "subprocess"),
    ("import os\nos.system('cd /tmp && AWS_REGION=x /opt/bin/aws s3 sync . ' + url)", "subprocess"),
    ("from os import popen\npopen('out=$(aws sts get-caller-identity)')", "subprocess"),
    ("import asyncio\nasync def f(): await asyncio.create_subprocess_exec('aws', 's3')", "subprocess"),
    ("from botocore.auth import SigV4Auth\nSigV4Auth(c, 'es', r).add_auth(request)", "self-signed"),
    ("import botocore.auth\nx = botocore.auth.S3SigV4QueryAuth(c, 's3', r)", "self-signed"),
    ("from requests_aws4auth import AWS4Auth\nrequests.get(u, auth=AWS4Auth(k, s, r, 'es'))", "self-signed"),
    ("import socket\nsocket.create_connection(('sqs.eu-west-1.amazonaws.com', 443))", "rawSocket"),
    ("import socket\nHOST = 'sqs.us-east-1.amazonaws.com'\ns = socket.socket()\ns.connect((HOST, 443))", "rawSocket"),
  ])
  func finds(source: String, expected: String) throws {
    #expect(try kinds(source) == (expected.isEmpty ? [] : [expected == "rawSocket" ? "raw-socket" : expected]))
  }

  @Test(arguments: [
    "storage.generate_presigned_url(key)", "import subprocess\nsubprocess.run(['git', 'push'])\n# aws",
    "import subprocess\nsubprocess.run(['awslocal', 's3'])", "import subprocess\nsubprocess.run('echo laws aws', shell=True)",
    "import subprocess\ncmd = 'aws s3'\ncmd = ['ls']\nsubprocess.run(cmd)",
    "import subprocess\ndef f():\n  cmd = 'aws s3'\ndef g(cmd):\n  subprocess.run(cmd)",
    "run(['aws', 's3'])", "subprocess.run(['aws'])", "db.connect(('amazonaws.com.example.org', 443))",
    "import socket\nsocket.create_connection((host, 443))\n# amazonaws.com", "class SigV4Auth: pass\nSigV4Auth()",
    "from botocore.auth import SigV4Auth", "def generate_presigned_url(self, Params): pass",
  ])
  func leavesAlone(source: String) throws {
    #expect(try kinds(source) == [])
  }
}
